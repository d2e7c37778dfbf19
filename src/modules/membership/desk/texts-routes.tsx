import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { MembershipPorts } from '../ports.ts'
import { KINDS, mayKeepMembers } from '../rules.ts'
import { changeWays, publishDeclaration } from '../texts-publishing.ts'
import { currentText, textById, textsOf } from '../texts-store.ts'
import { acceptedWays } from '../ways-store.ts'
import { TextForm, WaysForm } from './forms.ts'
import { TEXT_SLUGS, TEXTS, TextsPage, TextVersionPage, WriteTextPage } from './texts-pages.tsx'

/** Texts of the declaration and ways of signing it. */
export function textsRoutes({ desk, forms }: MembershipPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(TEXTS, async (c) => {
    guard(c)
    return texts(c, emptyForm({ ...(await acceptedWays(c.get('context').db)) }))
  })

  routes.post(`${TEXTS}/sposoby`, async (c) => {
    guard(c)
    const form = await readForm(c, WaysForm)
    if (!form.ok) return texts(c, form, 422)
    await changeWays(c.get('context'), forms, form.value)
    return seeOther(c, TEXTS, 'membership.flash.ways')
  })

  routes.get(`${TEXTS}/wersje/:id`, async (c) => {
    guard(c)
    const id = c.req.param('id')
    const text = found(isId(id) ? await textById(c.get('context').db, id) : null)
    return page(c, <TextVersionPage desk={desk(c)} text={text} />)
  })

  for (const kind of KINDS) {
    const path = `${TEXTS}/${TEXT_SLUGS[kind]}`

    routes.get(path, async (c) => {
      guard(c)
      const now = await currentText(c.get('context').db, kind)
      const values = Object.fromEntries(
        (['pl', 'en'] as const).flatMap((language) =>
          Object.entries(now?.words[language] ?? {}).map(([word, text]) => [
            `${word}${language === 'pl' ? 'Pl' : 'En'}`,
            text,
          ]),
        ),
      )
      return page(c, <WriteTextPage desk={desk(c)} kind={kind} form={emptyForm(values)} />)
    })

    routes.post(path, async (c) => {
      guard(c)
      const form = await readForm(c, TextForm)
      const again = (form: Form) => page(c, <WriteTextPage desk={desk(c)} kind={kind} form={form} />, 422)
      if (!form.ok) return again(form)
      const v = form.value
      const published = await publishDeclaration(c.get('context'), forms, kind, {
        pl: {
          statement: v.statementPl,
          newsletter: v.newsletterPl,
          publication: v.publicationPl,
          privacy: v.privacyPl,
        },
        en: {
          statement: v.statementEn,
          newsletter: v.newsletterEn,
          publication: v.publicationEn,
          privacy: v.privacyEn,
        },
      })
      if (!published.ok)
        return again(
          withProblem(
            c,
            form,
            published.locale === 'pl' ? 'statementPl' : 'statementEn',
            'membership.problem.too-long',
          ),
        )
      return seeOther(c, TEXTS, 'membership.flash.published')
    })
  }

  async function texts(c: HttpContext, form: Form, status = 200) {
    const { db } = c.get('context')
    const all = { person: await textsOf(db, 'person'), institution: await textsOf(db, 'institution') }
    return page(c, <TextsPage desk={desk(c)} texts={all} form={form} />, status)
  }

  return routes
}

const guard = (c: HttpContext) => allow(mayKeepMembers(c.get('context').actor))
