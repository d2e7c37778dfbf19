import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { recordReading } from '../../audit/index.ts'
import { filesOf } from '../../media/index.ts'
import { mayModerate } from '../../moderation/index.ts'
import { mayWorkOnRemarks, type Process, workPathOf } from '../../processes/index.ts'
import { publishRemark } from '../actions.ts'
import { type Frame, framed } from '../frame.ts'
import { mergeIntoGroup } from '../groups/actions.ts'
import type { RemarksWorkPorts } from '../ports.ts'
import { isAcceptable, needsReason } from '../rules.ts'
import { remarkByReference, remarksByIds } from '../store.ts'
import { acceptDecisions, assignRemarks, decide, reopenDecision, type Target } from './actions.ts'
import { decisionHistory, decisionsByIds, type ListedRemark, withDecisions } from './decisions-store.ts'
import { BulkForm, DecisionForm, IdForm, WorkQuery } from './forms.ts'
import { OneRemarkPage } from './one-page.tsx'
import { TogetherPage, WorkListPage } from './pages.tsx'
import { countWork, listWork, type WorkFilter, workCountsOf } from './store.ts'
import { openWorkbook } from './workbook-routes.tsx'

const PER_PAGE = 50

/** The team's work on remarks: the list, one remark, many at once. */
export function openDeciding(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()

  routes.route('/', openWorkbook(ports))

  routes.get('/:slug/uwagi', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c, ports)
    const query = readQuery(c, WorkQuery)
    const filter = filterOf(query, personId(context.actor))
    const { rows, next } = await listWork(context.db, process.id, filter, { limit: PER_PAGE, after: query.po })
    const people = await ports.people.personsByIds(
      context.db,
      rows.flatMap((row) => row.assignedTo ?? []),
    )
    const props = {
      frame,
      query,
      remarks: rows,
      next,
      people,
      count: await countWork(context.db, process.id, filter),
      counts: await workCountsOf(context.db, process.id),
      may: {
        decide: mayWorkOnRemarks(context.actor, process),
        publish: mayModerate(context.actor, process.organisationId),
      },
    }
    return page(c, <WorkListPage {...props} />)
  })

  routes.post('/:slug/uwagi/razem', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c, ports)
    const home = `${workPathOf(process)}/uwagi`
    const form = await readForm(c, BulkForm)
    if (!form.ok || form.value.ids.length === 0) return seeOther(c, home, 'remarks.flash.nothing-chosen')
    const { act } = form.value
    const remarks = await withDecisions(context.db, await remarksByIds(context.db, process.id, form.value.ids))
    const ids = remarks.map(({ id }) => id)

    switch (act) {
      case 'publish': {
        for (const remark of remarks) await publishRemark(context, process, remark)
        return seeOther(c, home, 'remarks.flash.published')
      }
      case 'assign': {
        await assignRemarks(context, process, ids, personId(context.actor))
        return seeOther(c, home, 'remarks.flash.assigned')
      }
      case 'merge': {
        if (ids.length < 2) return seeOther(c, home, 'remarks.flash.two-needed')
        const group = await mergeIntoGroup(context, process, ids, [])
        return seeOther(c, `${workPathOf(process)}/grupy/${group}`, 'remarks.flash.merged')
      }
      case 'accept': {
        const waiting = remarks.flatMap((remark) => remark.decisionId ?? [])
        const { left } = await acceptDecisions(context, process, await ports.settingsOf(context, process), waiting)
        return seeOther(c, home, left > 0 ? 'remarks.flash.accepted-some' : 'remarks.flash.accepted')
      }
      case 'decide': {
        allow(mayWorkOnRemarks(context.actor, process))
        return together(c, ports, { process, frame }, remarks, emptyForm())
      }
    }
  })

  // Deciding many or a group: the form comes from the list, from a group's page, or back with problems.
  routes.post('/:slug/uwagi/rozstrzygniecie', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c, ports)
    allow(mayWorkOnRemarks(context.actor, process))
    const form = await readForm(c, DecisionForm)
    const group = String(form.values.group ?? '')
    const checked = checkedDecision(c, form)
    if (!checked.ok) {
      if (group) return seeOther(c, `${workPathOf(process)}/grupy/${group}`, 'remarks.flash.decision-incomplete')
      const ids = [form.values.ids ?? []].flat().filter(isId)
      const remarks = await withDecisions(context.db, await remarksByIds(context.db, process.id, ids))
      return together(c, ports, { process, frame }, remarks, checked, 422)
    }
    const target: Target = checked.value.group ? { groupId: checked.value.group } : { remarkIds: checked.value.ids }
    await decide(context, process, await ports.settingsOf(context, process), target, checked.value)
    return seeOther(
      c,
      group ? `${workPathOf(process)}/grupy/${group}` : `${workPathOf(process)}/uwagi`,
      'remarks.flash.decided',
    )
  })

  routes.post('/:slug/uwagi/akceptacja', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports)
    const form = await readForm(c, IdForm)
    const id = form.ok ? form.value.decision : ''
    const { accepted } = await acceptDecisions(
      context,
      process,
      await ports.settingsOf(context, process),
      id ? [id] : [],
    )
    return seeOther(
      c,
      `${workPathOf(process)}/uwagi`,
      accepted ? 'remarks.flash.accepted' : 'remarks.flash.accepted-some',
    )
  })

  routes.post('/:slug/uwagi/cofniecie', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports)
    const form = await readForm(c, IdForm)
    const decision = found(
      form.ok ? (await decisionsByIds(context.db, [form.value.decision])).get(form.value.decision) : null,
    )
    await reopenDecision(context, process, decision)
    return seeOther(c, `${workPathOf(process)}/uwagi`, 'remarks.flash.reopened')
  })

  routes.get('/:slug/uwagi/:reference{WIEC-[0-9]{4}-[0-9]+}', async (c) => oneRemark(c, ports, null))

  routes.post('/:slug/uwagi/:reference{WIEC-[0-9]{4}-[0-9]+}/rozstrzygniecie', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports)
    allow(mayWorkOnRemarks(context.actor, process))
    const remark = found(await remarkByReference(context.db, process.id, c.req.param('reference')))
    const checked = checkedDecision(c, await readForm(c, DecisionForm))
    if (!checked.ok) return oneRemark(c, ports, checked, 422)
    await decide(context, process, await ports.settingsOf(context, process), { remarkIds: [remark.id] }, checked.value)
    const next = await nextToSettle(c, process.id)
    return seeOther(
      c,
      next ? `${workPathOf(process)}/uwagi/${next}` : `${workPathOf(process)}/uwagi`,
      'remarks.flash.decided',
    )
  })

  return routes
}

/** A reason is asked for in the form, before the rule refuses. */
function checkedDecision(c: HttpContext, form: Form<DecisionForm>): Form<DecisionForm> {
  if (form.ok && form.value.state !== 'draft' && needsReason(form.value.outcome) && !form.value.reason)
    return withProblem(c, form, 'reason', 'remarks.decide.reason-needed')
  return form
}

async function together(
  c: HttpContext,
  ports: RemarksWorkPorts,
  { process, frame }: { process: Process; frame: Frame },
  remarks: ListedRemark[],
  form: Form,
  status = 200,
) {
  const { secondAcceptance } = await ports.settingsOf(c.get('context'), process)
  return page(c, <TogetherPage {...{ frame, remarks, form, secondAcceptance }} />, status)
}

async function oneRemark(c: HttpContext, ports: RemarksWorkPorts, given: Form | null, status = 200) {
  const context = c.get('context')
  const { process, frame } = await framed(c, ports)
  const remark = found(await remarkByReference(context.db, process.id, c.req.param('reference') ?? ''))
  const [listed] = await withDecisions(context.db, [remark])
  const history = await decisionHistory(context.db, remark.id, remark.groupId)
  const people = await ports.people.personsByIds(
    context.db,
    history.flatMap((decision) => decision.decidedBy ?? []),
  )
  if (remark.authorName)
    await recordReading(context, { kind: 'remark', id: remark.id, organisationId: process.organisationId })
  const decision = listed?.decision
  const form =
    given ?? emptyForm(decision ? { outcome: decision.outcome, reason: decision.reason, change: decision.change } : {})
  const { secondAcceptance } = await ports.settingsOf(context, process)
  const mayDecide = mayWorkOnRemarks(context.actor, process)
  const acceptable = mayDecide && isAcceptable(decision, personId(context.actor), secondAcceptance)
  const waits = !remark.publishedAt && !remark.hiddenAt && !remark.withdrawnAt
  const attachments = (await filesOf(context.db, { kind: 'remark', id: remark.id })).map(({ name, href }) => ({
    name,
    href,
  }))
  return page(
    c,
    <OneRemarkPage
      {...{ frame, form, history, people, attachments, secondAcceptance, mayDecide, acceptable }}
      mayPublish={waits && mayModerate(context.actor, process.organisationId)}
      remark={found(listed)}
      origin={(await ports.origin?.(context, process, remark.id, 'team')) ?? null}
      next={await nextToSettle(c, process.id, remark.id)}
    />,
    status,
  )
}

/** The oldest remark nobody has decided yet, other than this one. */
async function nextToSettle(c: HttpContext, processId: string, exceptId?: string): Promise<string | null> {
  const { rows } = await listWork(c.get('context').db, processId, { state: 'to-settle' }, { limit: 2 })
  return rows.find((row) => row.id !== exceptId)?.reference ?? null
}

const filterOf = (query: WorkQuery, me: string | null): WorkFilter => ({
  state: query.stan,
  outcome: query.rozstrzygniecie,
  channel: query.kanal,
  groupId: query.grupa,
  assignedTo: query.moje && me ? me : undefined,
  words: query.tekst ? queryKeys(query.tekst) : undefined,
})
