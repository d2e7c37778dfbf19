import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
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
import { recordReading } from '../../audit/index.ts'
import { fullName, unitsByCodes } from '../../places/index.ts'
import {
  dismissRepresentative,
  exclude,
  leave,
  nameRepresentative,
  readmit,
  takeBackConsent,
  turnPeriod,
} from '../members/actions.ts'
import {
  consentHistory,
  countMembersByState,
  declarationsOfMember,
  type MemberState,
  membersPage,
  mergedInto,
} from '../members/list-store.ts'
import { mayMerge, mergeMembers, unmergeMember } from '../members/merging.ts'
import type { Member, Period } from '../members/rules.ts'
import { memberById, memberByNumber, periodsOf, representativesOf } from '../members/store.ts'
import { MEMBERS_DESK, memberDeskPath } from '../paths.ts'
import type { MembershipPorts } from '../ports.ts'
import { mayKeepMembers, PURPOSES } from '../rules.ts'
import { dayAhead } from './days.ts'
import { MembersQuery, MergeForm, RepresentativeForm, TurnForm } from './forms.ts'
import { MemberPage, TURNS_OF } from './member-page.tsx'
import { MembersPage } from './members-pages.tsx'

const AT_ONCE = 50
const PurposeForm = z.object({ purpose: z.enum(PURPOSES) })

/** The coordinators' list of members. */
export function membersRoutes({ desk }: MembershipPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(MEMBERS_DESK, async (c) => {
    const context = c.get('context')
    allow(mayKeepMembers(context.actor))
    const { stan, rodzaj, q, po } = readQuery(c, MembersQuery)
    const { rows, next } = await membersPage(
      context.db,
      { state: stan, kind: rodzaj, text: q },
      { after: po, limit: AT_ONCE },
    )
    await recordReading(context, { kind: 'member', id: null }, { list: 'members', rows: rows.length })
    const t = context.house.texts.in(c.get('locale'))
    const units = await unitsByCodes(context.db, [...new Set(rows.map(({ unitCode }) => unitCode))])
    const values = { ...(stan && { stan }), ...(rodzaj && { rodzaj }), ...(q && { q }) }
    const at = (po?: string) => `${MEMBERS_DESK}?${new URLSearchParams({ ...values, ...(po && { po }) })}`
    return page(
      c,
      <MembersPage
        desk={desk(c)}
        form={emptyForm(values)}
        rows={rows}
        next={next && at(next)}
        first={po ? at() : null}
        counts={await countMembersByState(context.db)}
        units={new Map([...units].map(([code, unit]) => [code, fullName(unit, t)]))}
      />,
    )
  })

  routes.get(`${MEMBERS_DESK}/:id`, async (c) => {
    const member = await atDesk(c)
    await recordReading(c.get('context'), { kind: 'member', id: member.id })
    return one(c, member, emptyForm())
  })

  routes.post(`${MEMBERS_DESK}/:id/zmiana`, async (c) => {
    const member = await atDesk(c)
    const context = c.get('context')
    const form = await readForm(c, TurnForm)
    if (!form.ok) return one(c, member, form, 422)
    const { act, on, standing, note } = form.value
    const periods = await periodsOf(context.db, member.id)
    const state = stateNow(member, periods)
    const ahead = dayAhead(c, on)
    if (ahead) return one(c, member, withProblem(c, form, 'on', ahead), 422)
    if (!TURNS_OF[state].includes(act))
      return one(c, member, withProblem(c, form, 'act', 'membership.problem.act'), 422)
    const last = periods.at(-1)
    const now = last?.standing ?? 'member'
    if (act === 'suspend') await turnPeriod(context, member, { state: 'suspended', standing: now, on, note })
    if (act === 'resume') await turnPeriod(context, member, { state: 'active', standing: now, on, note })
    if (act === 'standing') await turnPeriod(context, member, { state: 'active', standing, on, note })
    if (act === 'leave') await leave(context, member, { own: false, on, statement: note })
    if (act === 'exclude') await exclude(context, member, { on, reason: note })
    if (act === 'readmit') {
      if (last?.to && Temporal.PlainDate.compare(on, last.to) < 0)
        return one(c, member, withProblem(c, form, 'on', 'membership.problem.after-leaving'), 422)
      await readmit(context, member, { standing, from: on, note })
    }
    return seeOther(c, memberDeskPath(member), 'membership.flash.turned')
  })

  routes.post(`${MEMBERS_DESK}/:id/przedstawiciele`, async (c) => {
    const member = await atDesk(c)
    const form = await readForm(c, RepresentativeForm)
    if (!form.ok) return one(c, member, form, 422)
    const { name, email, scopes, since } = form.value
    const given = { name, email: email.toLowerCase() || null, personId: null, scopes, from: since }
    await nameRepresentative(c.get('context'), member, { own: false, ...given })
    return seeOther(c, memberDeskPath(member), 'membership.flash.named')
  })

  routes.post(`${MEMBERS_DESK}/:id/przedstawiciele/:person/koniec`, async (c) => {
    const member = await atDesk(c)
    const { db, now } = c.get('context')
    const all = await representativesOf(db, member.id)
    const representative = found(all.find(({ id }) => id === c.req.param('person')))
    await dismissRepresentative(c.get('context'), member, representative, { own: false, on: dateOf(now) })
    return seeOther(c, memberDeskPath(member), 'membership.flash.dismissed')
  })

  routes.post(`${MEMBERS_DESK}/:id/zgoda`, async (c) => {
    const member = await atDesk(c)
    const form = await readForm(c, PurposeForm)
    allow(form.ok)
    await takeBackConsent(c.get('context'), member, form.value.purpose, { own: false })
    return seeOther(c, memberDeskPath(member), 'membership.flash.taken-back')
  })

  routes.post(`${MEMBERS_DESK}/:id/polaczenie`, async (c) => {
    const member = await atDesk(c)
    const form = await readForm(c, MergeForm)
    if (!form.ok) return one(c, member, form, 422)
    const into = await memberByNumber(c.get('context').db, form.value.into)
    if (!into || !mayMerge(member, into))
      return one(c, member, withProblem(c, form, 'into', 'membership.problem.not-alike'), 422)
    await mergeMembers(c.get('context'), member, into)
    return seeOther(c, memberDeskPath(into), 'membership.flash.merged')
  })

  routes.post(`${MEMBERS_DESK}/:id/rozlaczenie`, async (c) => {
    const member = await atDesk(c)
    await unmergeMember(c.get('context'), member)
    return seeOther(c, memberDeskPath(member), 'membership.flash.unmerged')
  })

  async function one(c: HttpContext, member: Member, form: Form, status = 200) {
    const context = c.get('context')
    const { db } = context
    const t = context.house.texts.in(c.get('locale'))
    const today = dateOf(context.now)
    const periods = await periodsOf(db, member.id)
    const unit = (await unitsByCodes(db, [member.unitCode])).get(member.unitCode)
    const last = periods.at(-1)
    const values = {
      on: today.toString(),
      since: today.toString(),
      standing: last?.standing ?? 'member',
      ...form.values,
    }
    return page(
      c,
      <MemberPage
        desk={desk(c)}
        member={member}
        state={stateNow(member, periods)}
        form={{ ...form, values }}
        periods={periods}
        representatives={await representativesOf(db, member.id)}
        consents={await consentHistory(db, member.id)}
        declarations={await declarationsOfMember(db, member.id)}
        merged={await mergedInto(db, member.id)}
        into={member.mergedInto ? await memberById(db, member.mergedInto) : null}
        unit={unit ? fullName(unit, t) : member.unitCode}
        today={today}
      />,
      status,
    )
  }

  return routes
}

/** Where a member is now, by their last period; the same as the list says. */
export function stateNow(member: Pick<Member, 'mergedInto'>, periods: readonly Period[]): MemberState {
  if (member.mergedInto) return 'merged'
  const last = periods.at(-1)
  if (!last || last.to) return last?.endedHow === 'excluded' ? 'excluded' : 'left'
  return last.state
}

async function atDesk(c: HttpContext): Promise<Member> {
  const { actor, db } = c.get('context')
  allow(mayKeepMembers(actor))
  return found(await memberById(db, c.req.param('id') ?? ''))
}
