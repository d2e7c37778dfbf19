import { Hono } from 'hono'
import { z } from 'zod'
import { personId } from '../../../platform/actor.ts'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { type App, type AppEnv, emptyForm, page, readForm, readQuery, seeOther } from '../../../platform/http/index.ts'
import { beginWork } from '../../../platform/works/index.ts'
import { mayWorkOnRemarks, workPathOf } from '../../processes/index.ts'
import { decisionsByIds } from '../deciding/decisions-store.ts'
import { framed } from '../frame.ts'
import type { RemarksWorkPorts } from '../ports.ts'
import { isAcceptable } from '../rules.ts'
import { differences, sharedText } from '../similarity/index.ts'
import { confirmGroup, mergeIntoGroup, reopenGroup, splitGroup } from './actions.ts'
import { GroupPage, GroupsPage } from './pages.tsx'
import { groupById, listGroups, membersOf, textsOf } from './store.ts'

const PER_PAGE = 50

/** The long work that groups all letters of a process; see `../jobs.ts`. */
export const GROUP_ALL = 'remarks.group'

const ListQuery = z.object({
  stan: z.literal('niepotwierdzone').optional().catch(undefined),
  po: z.string().max(500).optional().catch(undefined),
})
const SplitForm = z.object({ ids: z.array(z.uuid()).default([]), how: z.enum(['alone', 'together']) })
const MergeForm = z.object({ groups: z.array(z.uuid()).default([]) })

/** Groups of similar letters in the team's workspace. */
export function openGroups(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/grupy', async (c) => {
    const { process, frame } = await framed(c, ports)
    const query = readQuery(c, ListQuery)
    const unconfirmed = query.stan !== undefined
    const { rows, next } = await listGroups(c.get('context').db, process.id, {
      limit: PER_PAGE,
      after: query.po,
      unconfirmed,
    })
    const mayDecide = mayWorkOnRemarks(c.get('context').actor, process)
    return page(c, <GroupsPage {...{ frame, groups: rows, next, unconfirmed, mayDecide }} />)
  })

  routes.post('/:slug/grupy/ponownie', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports, mayWorkOnRemarks)
    await beginWork(context, { kind: GROUP_ALL, subjectId: process.id, input: { processId: process.id } })
    return seeOther(c, `${workPathOf(process)}/grupy`, 'remarks.flash.grouping')
  })

  routes.post('/:slug/grupy/polaczenie', async (c) => {
    const { process } = await framed(c, ports, mayWorkOnRemarks)
    const form = await readForm(c, MergeForm)
    if (!form.ok || form.value.groups.length < 2)
      return seeOther(c, `${workPathOf(process)}/grupy`, 'remarks.flash.nothing-chosen')
    const group = await mergeIntoGroup(c.get('context'), process, [], form.value.groups)
    return seeOther(c, `${workPathOf(process)}/grupy/${group}`, 'remarks.flash.merged')
  })

  routes.get('/:slug/grupy/:id', async (c) => {
    const { db, actor, house } = c.get('context')
    const t = house.texts.in(c.get('locale'))
    const { process, frame } = await framed(c, ports)
    const id = c.req.param('id')
    const group = found(isId(id) ? await groupById(db, process.id, id) : null)
    const shared = sharedText(await textsOf(db, group.id))
    const { rows, next } = await membersOf(db, group.id, { limit: PER_PAGE, after: c.req.query('po') })
    const decision = group.decisionId
      ? ((await decisionsByIds(db, [group.decisionId])).get(group.decisionId) ?? null)
      : null
    const form = emptyForm(
      decision ? { outcome: decision.outcome, reason: decision.reason, change: decision.change } : {},
    )
    const members = rows.map((remark) => ({ remark, segments: shared ? differences(shared, remark.body) : [] }))
    const { secondAcceptance } = await ports.settingsOf(c.get('context'), process)
    const mayDecide = mayWorkOnRemarks(actor, process)
    const by = decision?.decidedBy ?? ''
    const who = (await ports.people.personsByIds(db, by ? [by] : [])).get(by)?.name ?? t('remarks.decide.system')
    const acceptable = mayDecide && isAcceptable(decision, personId(actor), secondAcceptance)
    const props = { frame, group, shared, members, next, decision, who, acceptable, mayDecide, form, secondAcceptance }
    return page(c, <GroupPage {...props} />)
  })

  routes.post('/:slug/grupy/:id/potwierdzenie', async (c) => {
    const { process } = await framed(c, ports, mayWorkOnRemarks)
    allow(isId(c.req.param('id')))
    await confirmGroup(c.get('context'), process, c.req.param('id'))
    return seeOther(c, `${workPathOf(process)}/grupy/${c.req.param('id')}`, 'remarks.flash.group-confirmed')
  })

  routes.post('/:slug/grupy/:id/cofniecie', async (c) => {
    const { process } = await framed(c, ports, mayWorkOnRemarks)
    allow(isId(c.req.param('id')))
    await reopenGroup(c.get('context'), process, c.req.param('id'))
    return seeOther(c, `${workPathOf(process)}/grupy/${c.req.param('id')}`, 'remarks.flash.group-reopened')
  })

  routes.post('/:slug/grupy/:id/podzial', async (c) => {
    const { process } = await framed(c, ports, mayWorkOnRemarks)
    allow(isId(c.req.param('id')))
    const form = await readForm(c, SplitForm)
    const home = `${workPathOf(process)}/grupy`
    if (!form.ok || form.value.ids.length === 0)
      return seeOther(c, `${home}/${c.req.param('id')}`, 'remarks.flash.nothing-chosen')
    await splitGroup(c.get('context'), process, c.req.param('id'), form.value.ids, form.value.how === 'together')
    return seeOther(c, home, 'remarks.flash.split')
  })

  return routes
}
