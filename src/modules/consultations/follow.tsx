import { Hono } from 'hono'
import { allow } from '../../platform/errors.ts'
import { type App, type AppEnv, emptyForm, type Form, page, seeOther } from '../../platform/http/index.ts'
import { Box, QuestionPage, useView } from '../../ui/index.ts'
import { FOLLOW_ASKED, FollowForm, receiveFollow } from '../notices/index.ts'
import { type Process, pathOf } from '../processes/index.ts'
import { findConsultation } from './actions.ts'

/** Beside a consultation: an address is all it takes to hear of news, the report and the effects. */
export function FollowBox({ slug, title }: { slug: string; title: string }) {
  const { t } = useView()
  return (
    <Box title={t('consultations.follow.title')} id="obserwuj">
      <p>{t('consultations.follow.what')}</p>
      <FollowForm action={`/konsultacje/${slug}/obserwowanie`} form={emptyForm()} about={title} />
    </Box>
  )
}

/** `/konsultacje/:slug/obserwowanie`: the same form on a page of its own, and where both are sent. */
export function openFollowing(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/obserwowanie', async (c) => {
    const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
    allow(process.announcedAt !== null)
    return page(c, <FollowPage process={process} form={emptyForm()} />)
  })

  routes.post('/:slug/obserwowanie', async (c) => {
    const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
    allow(process.announcedAt !== null)
    const form = await receiveFollow(c, {
      subject: { kind: 'process', id: process.id },
      title: process.title,
      url: pathOf(process),
    })
    if (!form.ok) return page(c, <FollowPage process={process} form={form} />, 422)
    return seeOther(c, pathOf(process), FOLLOW_ASKED)
  })

  return routes
}

function FollowPage({ process, form }: { process: Process; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('consultations.follow.page')}
      caption={process.title}
      form={form}
      back={{ label: process.title, href: pathOf(process) }}
      unlisted
    >
      <p>{t('consultations.follow.what')}</p>
      <FollowForm action={`${pathOf(process)}/obserwowanie`} form={form} />
    </QuestionPage>
  )
}
