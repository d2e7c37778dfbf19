import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
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
import { hidingOf } from '../../moderation/index.ts'
import { unitByCode } from '../../places/index.ts'
import { dayAhead } from '../desk/days.ts'
import { RepresentativeForm } from '../desk/forms.ts'
import { cardOwnerOf, editCard } from '../directory/actions.ts'
import { OWN } from '../directory/addresses.ts'
import { CardForm } from '../directory/forms.ts'
import { CARD } from '../directory/moderation.ts'
import { type Card, FIELDS, seenBy, type Visibility } from '../directory/rules.ts'
import { cardOf, hidingGroundOf } from '../directory/store.ts'
import { dismissRepresentative, giveConsent, leave, nameRepresentative, takeBackConsent } from '../members/actions.ts'
import { consentsOf, membersOfAccount, membersWaitingFor, type OwnMember } from '../members/own-store.ts'
import { isActive, type Scope } from '../members/rules.ts'
import { periodsOf, representativesOf } from '../members/store.ts'
import { joinAccount } from './actions.ts'
import { CardPage, typedCard } from './card-page.tsx'
import { ConsentForm, LeavingForm, LOOKS, PreviewQuery } from './forms.ts'
import { LeavingPage, type OwnMembership, OwnPage, ownPath } from './pages.tsx'
import { PreviewPage } from './preview-page.tsx'
import { OwnRepresentativesPage } from './representatives-page.tsx'

/** What people do with their own membership, or with that of an institution they represent. */
export function ownRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(OWN, async (c) => {
    const context = c.get('context')
    const { actor, db, now } = context
    if (actor.kind !== 'person') return seeOther(c, `/zaloguj?dalej=${encodeURIComponent(OWN)}`)
    const day = dateOf(now)
    const own = await membersOfAccount(db, actor.id, day)
    const waiting = await membersWaitingFor(db, actor.email, day)
    const memberships = await Promise.all(own.map((each) => membershipOf(context, each)))
    return page(c, <OwnPage own={memberships} waiting={joinable(own, waiting)} email={actor.email} />)
  })

  routes.post(`${OWN}/:id/konto`, async (c) => {
    const { actor, db, now } = c.get('context')
    allow(actor.kind === 'person')
    const waiting = await membersWaitingFor(db, actor.email, dateOf(now))
    await joinAccount(c.get('context'), found(waiting.find(({ id }) => id === c.req.param('id'))))
    return seeOther(c, OWN, 'membership.done.joined')
  })

  routes.get(`${OWN}/:id/wizytowka`, async (c) => {
    const { member, card, published } = await cardAt(c)
    return page(c, <CardPage member={member} published={published} form={emptyForm(typedCard(card))} />)
  })

  routes.post(`${OWN}/:id/wizytowka`, async (c) => {
    const { member, published } = await cardAt(c)
    const form = await readForm(c, CardForm)
    if (!form.ok) return page(c, <CardPage member={member} published={published} form={form} />, 422)
    await editCard(c.get('context'), member, cardFrom(member.id, form.value), { own: true })
    return seeOther(c, OWN, 'membership.done.card')
  })

  routes.get(`${OWN}/:id/podglad`, async (c) => {
    const context = c.get('context')
    const { member } = await ownAt(c)
    const { jako } = readQuery(c, PreviewQuery)
    const periods = await periodsOf(context.db, member.id)
    const owner = await cardOwnerOf(context, member, isActive(periods, dateOf(context.now)))
    const seen = seenBy(LOOKS[jako], owner, found(await cardOf(context.db, member.id)))
    const unit = seen?.unitCode ? await unitByCode(context.db, seen.unitCode) : null
    return page(c, <PreviewPage member={member} look={jako} seen={seen} unit={unit} />)
  })

  routes.post(`${OWN}/:id/zgody`, async (c) => {
    const context = c.get('context')
    const { member } = await ownAt(c, 'sign')
    const form = await readForm(c, ConsentForm)
    allow(form.ok)
    const { purpose, given } = form.value
    if (given === 'tak') await giveConsent(context, member, purpose, { own: true })
    else await takeBackConsent(context, member, purpose, { own: true })
    return seeOther(c, OWN, given === 'tak' ? 'membership.done.consent-given' : 'membership.done.consent-taken-back')
  })

  routes.get(`${OWN}/:id/przedstawiciele`, async (c) => representatives(c, await actingAt(c), emptyForm()))

  routes.post(`${OWN}/:id/przedstawiciele`, async (c) => {
    const { member } = await actingAt(c)
    const form = await readForm(c, RepresentativeForm)
    if (!form.ok) return representatives(c, { member }, form, 422)
    const ahead = dayAhead(c, form.value.since)
    if (ahead) return representatives(c, { member }, withProblem(c, form, 'since', ahead), 422)
    const { name, email, scopes, since } = form.value
    const given = { name, email: email.toLowerCase() || null, personId: null, scopes, from: since }
    await nameRepresentative(c.get('context'), member, { own: true, ...given })
    return seeOther(c, `${ownPath(member.id)}/przedstawiciele`, 'membership.flash.named')
  })

  routes.post(`${OWN}/:id/przedstawiciele/:person/koniec`, async (c) => {
    const context = c.get('context')
    const { member } = await actingAt(c)
    const all = await representativesOf(context.db, member.id)
    const representative = found(all.find(({ id }) => id === c.req.param('person')))
    await dismissRepresentative(context, member, representative, { own: true, on: dateOf(context.now) })
    // Whoever ends their own part is here no more.
    const still = (await membersOfAccount(context.db, personId(context.actor) ?? '', dateOf(context.now))).some(
      (own) => own.member.id === member.id && own.scopes.includes('sign'),
    )
    return seeOther(c, still ? `${ownPath(member.id)}/przedstawiciele` : OWN, 'membership.flash.dismissed')
  })

  routes.get(`${OWN}/:id/odejscie`, async (c) => {
    const { member } = await belongingAt(c)
    return page(c, <LeavingPage member={member} form={emptyForm()} />)
  })

  routes.post(`${OWN}/:id/odejscie`, async (c) => {
    const context = c.get('context')
    const { member } = await belongingAt(c)
    const form = await readForm(c, LeavingForm)
    if (!form.ok) return page(c, <LeavingPage member={member} form={form} />, 422)
    await leave(context, member, { own: true, on: dateOf(context.now), statement: form.value.statement })
    return seeOther(c, OWN, 'membership.done.left')
  })

  return routes
}

/** The membership of the address, of somebody who acts for it in this; absent for everybody else. */
async function ownAt(c: HttpContext, scope?: Scope): Promise<OwnMember> {
  const { actor, db, now } = c.get('context')
  allow(actor.kind === 'person')
  const own = await membersOfAccount(db, actor.id, dateOf(now))
  const at = found(own.find(({ member }) => member.id === c.req.param('id')))
  allow(scope === undefined || at.scopes.includes(scope))
  return at
}

async function cardAt(c: HttpContext) {
  const context = c.get('context')
  const { member } = await ownAt(c, 'edit')
  const { published } = await cardOwnerOf(context, member, true)
  return { member, published, card: found(await cardOf(context.db, member.id)) }
}

/** An institution for which this person may sign. */
async function actingAt(c: HttpContext) {
  const at = await ownAt(c, 'sign')
  allow(at.member.kind === 'institution')
  return at
}

async function representatives(c: HttpContext, { member }: Pick<OwnMember, 'member'>, form: Form, status = 200) {
  const { db, now } = c.get('context')
  const props = {
    member,
    representatives: await representativesOf(db, member.id),
    form: { ...form, values: { since: dateOf(now).toString(), ...form.values } },
  }
  return page(c, <OwnRepresentativesPage {...props} />, status)
}

async function belongingAt(c: HttpContext) {
  const at = await ownAt(c, 'sign')
  const periods = await periodsOf(c.get('context').db, at.member.id)
  allow(periods.at(-1)?.to === null)
  return at
}

async function membershipOf(context: Context, own: OwnMember): Promise<OwnMembership> {
  const { db, now } = context
  const periods = await periodsOf(db, own.member.id)
  return {
    ...own,
    periods,
    consents: await consentsOf(db, own.member.id),
    isActive: isActive(periods, dateOf(now)),
    hiding: (await hidingGroundOf(db, own.member.id))
      ? await hidingOf(context, { kind: CARD, id: own.member.id })
      : null,
  }
}

// One account is one person; of institutions it may represent any number.
const joinable = (own: readonly OwnMember[], waiting: Awaited<ReturnType<typeof membersWaitingFor>>) =>
  waiting.filter(({ kind }) => kind === 'institution' || !own.some(({ member }) => member.kind === 'person'))

const cardFrom = (memberId: string, typed: CardForm): Card => {
  const { about, tools, experience, offers, seeks, languages, website, email, phone, takesLetters } = typed
  const visibility = Object.fromEntries(FIELDS.map((field) => [field, typed[`see-${field}`]])) as Visibility
  return {
    memberId,
    about,
    tools,
    experience,
    offers,
    seeks,
    languages,
    website,
    email,
    phone,
    takesLetters,
    visibility,
  }
}
