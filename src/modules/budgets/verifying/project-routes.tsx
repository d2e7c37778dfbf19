import { Hono } from 'hono'
import { z } from 'zod'
import { allow, found, Refusal, refuse } from '../../../platform/errors.ts'
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
import { newId } from '../../../platform/ids.ts'
import { formatSize } from '../../../platform/texts/index.ts'
import { filesOf } from '../../media/index.ts'
import { mayEditProcess, mayWorkOnRemarks, workPathOf } from '../../processes/index.ts'
import { poolsOf, publicationsOf } from '../editions/store.ts'
import { giveUpJoining, proposeJoining, sayOnJoining } from '../joining/actions.ts'
import { joiningsShown } from '../joining/showing.ts'
import { joiningById } from '../joining/store.ts'
import type { BudgetsPorts } from '../ports.ts'
import { type At, similarTo } from '../projects/actions.ts'
import { authorOf, coauthorsOf } from '../projects/authors-store.ts'
import { amountTyped } from '../projects/giving-forms.ts'
import { linesOf } from '../projects/lines-store.ts'
import { allSaid } from '../projects/questions/actions.ts'
import { PRIVATE_FILES, PUBLIC_FILES } from '../projects/routes.tsx'
import type { Project } from '../projects/rules.ts'
import { projectByNumber } from '../projects/store.ts'
import { DecisionForm, JoinForm, OutsideForm, RoutingForm, SummonsForm, VoiceForm } from '../work/forms.ts'
import type { framed } from '../work/frame.tsx'
import {
  allowOutside,
  answerSummonses,
  approveDecision,
  decideProject,
  evaluate,
  routeProject,
  summon,
} from './actions.ts'
import { CardPage } from './card-page.tsx'
import { projectAt, stateOf } from './desk.ts'
import { ProjectWorkPage } from './project-page.tsx'
import { appealOf, CARD_KINDS, type Card, type CardAnswer, cardsOf, routingsOf, summonsesOf } from './store.ts'

type May = NonNullable<Parameters<typeof framed>[1]>

/** One project on the desk: routing, cards, summonses, the decision. */
export function openProjectWork(ports: BudgetsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/projekty/:id', async (c) => projectPage(c, ports, emptyForm()))

  const deed = (
    path: string,
    may: May,
    schema: z.ZodObject,
    run: (c: HttpContext, at: At, project: Project, value: never) => Promise<void>,
  ) =>
    routes.post(`/:slug/projekty/:id/${path}`, async (c) => {
      const { at, project } = await projectAt(c, may)
      const form = await readForm(c, schema)
      if (!form.ok) return projectPage(c, ports, form, 422)
      try {
        await run(c, at, project, form.value as never)
      } catch (error) {
        // What a person can mend here comes back to the form.
        if (!(error instanceof Refusal) || error.status !== 422) throw error
        return projectPage(
          c,
          ports,
          withProblem(
            c,
            form,
            path === 'decyzja' ? 'decision' : path === 'polaczenie' ? 'into' : '',
            `refusal.${error.word}`,
          ),
          422,
        )
      }
      return seeOther(c, `${workPathOf(at.process)}/projekty/${project.id}`, 'budgets.flash.saved')
    })

  deed('przydzial', mayWorkOnRemarks, RoutingForm, (c, at, project, value: z.infer<typeof RoutingForm>) =>
    routeProject(c.get('context'), at, project, value),
  )
  deed('poza-pula', mayEditProcess, OutsideForm, (c, at, project, { outsideReason }: z.infer<typeof OutsideForm>) =>
    allowOutside(c.get('context'), at, project, outsideReason),
  )
  deed('wezwanie', mayWorkOnRemarks, SummonsForm, (c, at, project, value: z.infer<typeof SummonsForm>) =>
    summon(c.get('context'), at, project, value),
  )
  deed('uzupelnione', mayWorkOnRemarks, z.object({}), (c, at, project) =>
    answerSummonses(c.get('context'), at, project, null),
  )
  deed(
    'decyzja',
    mayEditProcess,
    DecisionForm,
    async (c, at, project, { verified, ...value }: z.infer<typeof DecisionForm>) =>
      decideProject(c.get('context'), at, project, { ...value, verifiedGrosze: verified }),
  )
  deed('zatwierdzenie', mayEditProcess, z.object({}), (c, at, project) =>
    approveDecision(c.get('context'), at, project),
  )
  deed('polaczenie', mayEditProcess, JoinForm, async (c, at, project, { into, joinNote }: z.infer<typeof JoinForm>) => {
    const other = await projectByNumber(c.get('context').db, at.process.id, into)
    if (!other) refuse('budget-not-joinable', 422)
    await proposeJoining(c.get('context'), at, { project, into: other, note: joinNote }, null)
  })
  deed('zgoda', mayWorkOnRemarks, VoiceForm, async (c, at, project, value: z.infer<typeof VoiceForm>) => {
    const joining = await joiningAt(c, project, value.polaczenie)
    const speaker = { kind: 'office' as const, voiceId: value.voice, words: value.voiceWords }
    await sayOnJoining(c.get('context'), at, joining, speaker, value.zgoda === 'tak')
  })
  deed(
    'bez-polaczenia',
    mayEditProcess,
    z.object({ polaczenie: z.uuid('http.form.needed') }),
    async (c, at, project, { polaczenie }: { polaczenie: string }) =>
      giveUpJoining(c.get('context'), at, await joiningAt(c, project, polaczenie)),
  )

  for (const kind of CARD_KINDS) {
    routes.get(`/:slug/projekty/:id/karta/${kind}`, async (c) => {
      const { project } = await projectAt(c)
      const card = (await cardsOf(c.get('context').db, [project.id]))
        .get(project.id)
        ?.find((each) => each.kind === kind)
      return cardPage(c, kind, emptyForm(typedCard(card)))
    })
    routes.post(`/:slug/projekty/:id/karta/${kind}`, async (c) => {
      const { at, project } = await projectAt(c, mayWorkOnRemarks)
      const criteria = at.edition.settings[kind]
      const schema = z.object(
        Object.fromEntries(
          criteria.flatMap(({ id }) => [
            [`r-${id}`, z.enum(['met', 'not-met', 'not-applicable'], 'http.form.needed')],
            [`n-${id}`, z.string().trim().max(2000, 'http.form.too-long').default('')],
          ]),
        ),
      )
      const form = await readForm(c, schema)
      if (!form.ok) return cardPage(c, kind, form, 422)
      const typed = form.value as Record<string, string>
      const answers = Object.fromEntries(
        criteria.map(({ id }): [string, CardAnswer] => [
          id,
          { result: typed[`r-${id}`] as CardAnswer['result'], note: typed[`n-${id}`] ?? '' },
        ]),
      )
      await evaluate(c.get('context'), at, project, { kind, answers })
      return seeOther(c, `${workPathOf(at.process)}/projekty/${project.id}`, 'budgets.flash.card')
    })
  }

  return routes
}

/** A proposal of this project, on either side. */
async function joiningAt(c: HttpContext, project: Project, id: string) {
  const joining = found(await joiningById(c.get('context').db, id))
  allow([joining.projectId, joining.intoId].includes(project.id))
  return joining
}

async function projectPage(c: HttpContext, ports: BudgetsPorts, given: Form, status = 200) {
  const context = c.get('context')
  const { db, actor, locale } = context
  const { frame, at, project } = await projectAt(c)
  const cards = (await cardsOf(db, [project.id])).get(project.id) ?? []
  const routings = await routingsOf(db, project.id)
  const ids = [
    project.decidedBy,
    project.approvedBy,
    project.outsideBy,
    ...routings.map(({ routedBy }) => routedBy),
    ...cards.map(({ finishedBy }) => finishedBy),
  ]
  const people = await ports.people.personsByIds(db, [...new Set(ids.filter((id) => id !== null))])
  const pools = await poolsOf(db, at.process.id)
  const files = [
    ...(await filesOf(db, { kind: PRIVATE_FILES, id: project.id })),
    ...(await filesOf(db, { kind: PUBLIC_FILES, id: project.id })),
  ]
  const { alike, near } = await similarTo(context, project)
  const usual = {
    decision: project.decision ?? '',
    reason: project.decisionReason,
    verified: project.verifiedGrosze === null ? '' : amountTyped(project.verifiedGrosze),
    agreement: project.agreement,
    conflictGroup: project.conflictGroup,
    plainSummary: project.plainSummary,
    unitWords: project.unitWords,
  }
  const form = given.problems.length > 0 ? given : emptyForm(usual)
  return page(
    c,
    <ProjectWorkPage
      {...{ frame, project, cards, routings, form }}
      edition={at.edition}
      pool={pools.find(({ id }) => id === project.poolId) ?? null}
      state={stateOf(project, cards)}
      author={await authorOf(db, project.id)}
      coauthors={await coauthorsOf(db, project.id)}
      lines={await linesOf(db, project.id)}
      files={files.map((file) => ({
        name: file.name,
        href: file.href,
        type: file.typeName,
        size: formatSize(file.size, locale),
      }))}
      questions={await allSaid(context, project.id)}
      summonses={await summonsesOf(db, project.id)}
      appeal={await appealOf(db, project.id)}
      joinings={await joiningsShown(db, at.process.id, project.id)}
      near={[...new Map([...near, ...alike].map((other) => [other.id, other])).values()]}
      names={new Map([...people.values()].map(({ id, name }) => [id, name]))}
      mayWork={mayWorkOnRemarks(actor, at.process)}
      fixed={at.edition.archived || (await publicationsOf(db, at.process.id)).decisions !== undefined}
      summonsKey={newId()}
    />,
    status,
  )
}

const typedCard = (card: Card | undefined) =>
  Object.fromEntries(
    Object.entries(card?.answers ?? {}).flatMap(([id, { result, note }]) => [
      [`r-${id}`, result],
      [`n-${id}`, note],
    ]),
  )

async function cardPage(c: HttpContext, kind: (typeof CARD_KINDS)[number], form: Form, status = 200) {
  const { frame, at, project } = await projectAt(c)
  const { decisions } = await publicationsOf(c.get('context').db, at.process.id)
  const mayFill = mayWorkOnRemarks(c.get('context').actor, at.process) && !decisions
  return page(c, <CardPage {...{ frame, project, kind, form, mayFill }} edition={at.edition} />, status)
}
