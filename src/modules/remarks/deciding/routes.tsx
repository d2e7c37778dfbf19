import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
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
import { mayWorkOnRemarks, workPathOf } from '../../processes/index.ts'
import { publishRemark } from '../actions.ts'
import { framed } from '../frame.ts'
import { mergeIntoGroup } from '../groups/actions.ts'
import type { RemarksPorts } from '../ports.ts'
import { needsReason } from '../rules.ts'
import { remarkByReference, remarksByIds } from '../store.ts'
import { acceptDecisions, decide, reopenDecision, type Target } from './actions.ts'
import { decisionHistory, decisionsByIds, withDecisions } from './decisions-store.ts'
import { BulkForm, DecisionForm, IdForm, WorkQuery } from './forms.ts'
import { OneRemarkPage, TogetherPage, WorkListPage } from './pages.tsx'
import { assign, countWork, listWork, ownRemarkIds, type WorkFilter, workCountsOf } from './store.ts'
import { openWorkbook } from './workbook-routes.tsx'

const PER_PAGE = 50

/** The team's work on remarks: the list, one remark, many at once. */
export function openDeciding(ports: RemarksPorts): App {
  const routes = new Hono<AppEnv>()

  routes.route('/', openWorkbook(ports))

  routes.get('/:slug/uwagi', async (c) => {
    const { context } = c.var
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
    }
    return page(c, <WorkListPage {...props} />)
  })

  routes.post('/:slug/uwagi/razem', async (c) => {
    const { context } = c.var
    const { process, frame } = await framed(c, ports)
    allow(mayWorkOnRemarks(context.actor, process))
    const home = `${workPathOf(process)}/uwagi`
    const form = await readForm(c, BulkForm)
    if (!form.ok || form.value.ids.length === 0) return seeOther(c, home, 'remarks.flash.nothing-chosen')
    const ids = await ownRemarkIds(context.db, process.id, form.value.ids)
    const settings = await ports.settingsOf(context, process)

    if (form.value.act === 'merge') {
      if (ids.length < 2) return seeOther(c, home, 'remarks.flash.nothing-chosen')
      const group = await mergeIntoGroup(context, process, ids, [])
      return seeOther(c, `${workPathOf(process)}/grupy/${group}`, 'remarks.flash.merged')
    }
    const remarks = await withDecisions(context.db, await remarksByIds(context.db, ids))
    if (form.value.act === 'accept') {
      const { left } = await acceptDecisions(
        context,
        process,
        settings,
        remarks.flatMap((remark) => remark.decisionId ?? []),
      )
      return seeOther(c, home, left > 0 ? 'remarks.flash.accepted-some' : 'remarks.flash.accepted')
    }
    if (form.value.act === 'assign') {
      await assign(context.db, ids, personId(context.actor))
      return seeOther(c, home, 'remarks.flash.assigned')
    }
    if (form.value.act === 'publish') {
      for (const remark of remarks) await publishRemark(context, process, remark)
      return seeOther(c, home, 'remarks.flash.published')
    }
    return page(
      c,
      <TogetherPage {...{ frame, remarks }} form={emptyForm()} secondAcceptance={settings.secondAcceptance} />,
    )
  })

  // Deciding many or a group: the form comes from the list, from a group's page, or back with problems.
  routes.post('/:slug/uwagi/rozstrzygniecie', async (c) => {
    const { context } = c.var
    const { process, frame } = await framed(c, ports)
    const form = await readForm(c, DecisionForm)
    const settings = await ports.settingsOf(context, process)
    const group = String(form.values.group ?? '')
    const checked = checkedDecision(c, form)
    if (!checked.ok) {
      if (group) return seeOther(c, `${workPathOf(process)}/grupy/${group}`, 'remarks.flash.decision-incomplete')
      const ids = await ownRemarkIds(context.db, process.id, [form.values.ids ?? []].flat())
      return page(
        c,
        <TogetherPage
          {...{ frame }}
          remarks={await withDecisions(context.db, await remarksByIds(context.db, ids))}
          form={checked}
          secondAcceptance={settings.secondAcceptance}
        />,
        422,
      )
    }
    const target: Target = checked.value.group ? { groupId: checked.value.group } : { remarkIds: checked.value.ids }
    await decide(context, process, settings, target, checked.value)
    return seeOther(
      c,
      group ? `${workPathOf(process)}/grupy/${group}` : `${workPathOf(process)}/uwagi`,
      'remarks.flash.decided',
    )
  })

  routes.post('/:slug/uwagi/akceptacja', async (c) => {
    const { context } = c.var
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
    const { context } = c.var
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
    const { context } = c.var
    const { process } = await framed(c, ports)
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
function checkedDecision(c: HttpContext, form: Form<import('zod').infer<typeof DecisionForm>>) {
  if (form.ok && form.value.state !== 'draft' && needsReason(form.value.outcome) && !form.value.reason)
    return withProblem<import('zod').infer<typeof DecisionForm>>(c, form, 'reason', 'remarks.decide.reason-needed')
  return form
}

async function oneRemark(c: HttpContext, ports: RemarksPorts, given: Form | null, status = 200) {
  const { context } = c.var
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
  const attachments = (await filesOf(context.db, { kind: 'remark', id: remark.id })).map(({ name, href }) => ({
    name,
    href,
  }))
  return page(
    c,
    <OneRemarkPage
      {...{ frame, form, history, people, attachments, secondAcceptance }}
      remark={found(listed)}
      next={await nextToSettle(c, process.id, remark.id)}
    />,
    status,
  )
}

/** The oldest remark nobody has decided yet, other than this one. */
async function nextToSettle(c: HttpContext, processId: string, exceptId?: string): Promise<string | null> {
  const { rows } = await listWork(c.var.context.db, processId, { state: 'to-settle' }, { limit: 2 })
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
