import { refuse } from '../../../platform/errors.ts'
import { type Form, type HttpContext, page } from '../../../platform/http/index.ts'
import { takesAppeals } from '../editions/calendar.ts'
import { joiningsShown } from '../joining/showing.ts'
import { talkOfProject } from '../talks/thing.ts'
import { cardsOf, summonsesOf } from '../verifying/store.ts'
import { mayWrite, similarTo } from './actions.ts'
import { AppealPage } from './appeal-page.tsx'
import { surroundingsOf } from './around.ts'
import { authorOf, coauthorsOf, whoHearsOfTalk } from './authors-store.ts'
import { linesOf } from './lines-store.ts'
import { OwnPage } from './own-pages.tsx'
import { allSaid, answersAreComplete, askedOfProjects } from './questions/actions.ts'
import { missingIn } from './rules.ts'
import { type Hands, stepsOf } from './step-pages.tsx'

/** The author's own page, or a clerk's of what came on paper. */
export async function own(c: HttpContext, hands: Hands, form: Form, status = 200) {
  const context = c.get('context')
  const { db, now } = context
  const { project, edition, secret } = hands
  const around = await surroundingsOf(context, hands)
  const author = await authorOf(db, project.id)
  const pool = around.poolOf(project) ?? null
  const summonses = await summonsesOf(db, project.id)
  const missing = missingIn(project, author, pool)
  const questions = await allSaid(context, project.id)
  if (!(await answersAreComplete(context, hands.process, project.id)))
    missing.push({ part: 'pytania', key: 'budgets.missing.questions' })
  const editable = mayWrite(
    context,
    hands,
    project,
    secret,
    summonses.some(({ answeredAt }) => answeredAt === null),
  )
  const state = around.stateOf(project)
  const joinings = (await joiningsShown(db, hands.process.id, project.id)).filter(
    ({ joining }) => joining.endedAt === null,
  )
  const mayJoin =
    secret !== null &&
    project.submittedAt !== null &&
    !project.withdrawnAt &&
    !project.joinedInto &&
    !around.publications.decisions &&
    !joinings.some(({ joining }) => joining.projectId === project.id)
  const similar = !project.submittedAt || mayJoin ? await similarTo(context, project) : { alike: [], near: [] }
  return page(
    c,
    <OwnPage
      {...hands}
      {...{ state, pool, author, missing, questions, summonses, editable, form }}
      steps={stepsOf((await askedOfProjects(context, hands.process)) !== null)}
      lines={await linesOf(db, project.id)}
      similar={similar}
      coauthors={await coauthorsOf(db, project.id)}
      joinings={joinings}
      talk={project.submittedAt ? await talkOfProject(context, hands.process, project) : null}
      hearsTalk={author?.email ? (await whoHearsOfTalk(db, project.id)) !== null : null}
      mayJoin={mayJoin}
      sendable={editable && missing.length === 0}
      mayAppeal={state === 'refused' && takesAppeals(edition.calendar, now)}
    />,
    status,
  )
}

/** The form of an appeal, while there is something to appeal against. */
export async function appeal(c: HttpContext, hands: Hands, form: Form, status = 200) {
  const context = c.get('context')
  const around = await surroundingsOf(context, hands)
  if (around.stateOf(hands.project) !== 'refused' || !takesAppeals(hands.edition.calendar, context.now))
    refuse('budget-no-appeal')
  const cards = (await cardsOf(context.db, [hands.project.id])).get(hands.project.id) ?? []
  const { settings } = hands.edition
  const negative = cards.flatMap(({ kind, answers }) =>
    settings[kind].filter(({ id }) => answers[id]?.result === 'not-met').map(({ id, text }) => ({ id, text })),
  )
  return page(c, <AppealPage {...hands} {...{ negative, form }} />, status)
}
