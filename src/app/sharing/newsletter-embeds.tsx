import { Hono } from 'hono'
import { receiveSubscription, SUBSCRIBE, SubscribeFields, signedMoment } from '../../modules/newsletter/index.ts'
import { type App, type AppEnv, emptyForm, type HttpContext, page, seeOther } from '../../platform/http/index.ts'
import { Form, type FormState, Link, SubmitButton, useView } from '../../ui/index.ts'
import { FRAMES } from './addresses.ts'
import type { Embed, EmbedSource } from './embeds.ts'
import { Frame } from './frame.tsx'

const PATH = '/newsletter'
const ASKED = `${PATH}/sprawdz-poczte`
const ARCHIVE = '/newsletter'

/** The form that orders the newsletter; the letter with the confirmation comes from us as always. */
export const newsletterEmbeds: EmbedSource = {
  find: async (c, path) => (path === ARCHIVE || path === SUBSCRIBE ? form(c) : null),
  always: (c) => [form(c)],
  routes() {
    const routes: App = new Hono<AppEnv>()
    const shown = (c: HttpContext) => signedMoment(c.get('context').house.config, c.get('context').now)
    // Never kept: the moment at which the form was shown is part of it.
    routes.get(PATH, (c) => page(c, <FormFrame form={emptyForm()} shown={shown(c)} />, 200, { framable: true }))
    routes.post(PATH, async (c) => {
      const form = await receiveSubscription(c, 'embed')
      if (form.ok) return seeOther(c, FRAMES + ASKED)
      const moment = typeof form.values.shown === 'string' ? form.values.shown : shown(c)
      return page(c, <FormFrame form={form} shown={moment} />, 422, { framable: true })
    })
    routes.get(ASKED, (c) => page(c, <AskedFrame />, 200, { framable: true }))
    return routes
  },
}

const form = (c: HttpContext): Embed => ({
  title: c.get('context').house.texts.in(c.get('locale'))('app.embed.newsletter'),
  frame: FRAMES + PATH,
  height: 900,
})

function FormFrame({ form, shown }: { form: FormState; shown: string }) {
  const { t } = useView()
  return (
    <Frame
      title={t('app.embed.newsletter')}
      heading={t('app.embed.newsletter')}
      more={{ label: t('app.home.newsletter.archive'), href: ARCHIVE }}
    >
      <Form action={FRAMES + PATH} stays>
        <SubscribeFields form={form} shown={shown} />
        <p>
          <Link href="/prywatnosc">{t('app.footer.privacy')}</Link>
        </p>
        <SubmitButton icon="mail">{t('app.home.newsletter.subscribe')}</SubmitButton>
      </Form>
    </Frame>
  )
}

function AskedFrame() {
  const { t } = useView()
  return (
    <Frame
      title={t('newsletter.asked.title')}
      heading={t('newsletter.asked.title')}
      more={{ label: t('app.home.newsletter.archive'), href: ARCHIVE }}
    >
      <p>{t('newsletter.asked.text')}</p>
      <p>{t('newsletter.asked.spam')}</p>
    </Frame>
  )
}
