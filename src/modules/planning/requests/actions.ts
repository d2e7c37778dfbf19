import { createHmac } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { mayPlan } from '../plans/rules.ts'
import { answerMail, confirmRequestMail, confirmSupportMail, shownMail } from './emails.ts'
import { isShown, type Request, stateOf, takesSupport } from './rules.ts'
import {
  confirmSupport,
  countSupports,
  insertRequest,
  insertSupport,
  lockRequest,
  recordFacts,
  requestById,
  requestRulesOf,
  setStruck,
  supportById,
} from './store.ts'

/** Pages that list requests carry this. */
export const REQUESTS = 'planning-requests'
export const REQUESTS_PATH = '/wnioski-o-konsultacje'

const REQUEST = 'planning.request'
const SUPPORT = 'planning.request-support'

export interface RequestInput {
  organisationId: string
  title: string
  what: string
  why: string
  place: string
  signature: string
  email: string
}

/**
 * Writes a request down and sends its author a link; it goes to the office once the link was used.
 * @throws Refusal `requests-not-taken` when the office's rules do not let residents ask
 */
export async function giveRequest(context: Context, input: RequestInput): Promise<string> {
  const rules = await requestRulesOf(context.db, input.organisationId)
  if (!rules) refuse('requests-not-taken')
  const id = newId()
  await inTransaction(context, async (context) => {
    const { people: needed, days: answerDays, by: supportedBy } = rules
    await insertRequest(context.db, { id, ...input, needed, answerDays, supportedBy }, context.now)
    await send(context, input.email, 'request-confirm', `request-confirm:${id}`, (t) =>
      confirmRequestMail(t, input.title, confirmPath(requestToken(context, id))),
    )
    await record(context, 'request-given', { kind: 'request', id, organisationId: input.organisationId })
  })
  return id
}

/** What is in the link of the author's letter. */
export const requestToken = ({ house }: Pick<Context, 'house'>, id: string) => sealId(house.config, REQUEST, id)

export const confirmPath = (token: string) => `${REQUESTS_PATH}/potwierdzenie/${token}`

/** What a link from a letter confirms. */
export async function confirmedBy({ db, house }: Context, token: string) {
  const requestId = unsealId(house.config, REQUEST, token)
  if (requestId) {
    const request = await requestById(db, requestId)
    return request && { request, support: null }
  }
  const supportId = unsealId(house.config, SUPPORT, token)
  const support = supportId ? await supportById(db, supportId) : null
  const request = support && (await requestById(db, support.requestId))
  return request && { request, support }
}

/** Confirms what the link is for; pressed twice, it is as if pressed once. */
export async function confirm(context: Context, token: string): Promise<Request> {
  const { request, support } = found(await confirmedBy(context, token))
  await inTransaction(context, async (context) => {
    if (!support) {
      await recordFacts(context.db, request.id, { confirmed_at: context.now }, 'confirmed_at')
      return
    }
    if (!takesSupport(request)) refuse('request-takes-no-support')
    await lockRequest(context.db, request.id)
    if (await confirmSupport(context.db, support.id, context.now)) await noteNumber(context, request)
  })
  return request
}

export interface SupportInput {
  email: string
  name: string
  address: string
}

/**
 * Supports a request: at once where people declare who they are, after a link where they are known by an address.
 * @throws Refusal `request-takes-no-support`
 */
export async function supportRequest(context: Context, request: Request, { email, name, address }: SupportInput) {
  allow(isShown(request))
  if (!takesSupport(request)) refuse('request-takes-no-support')
  const byEmail = request.supportedBy === 'email'
  await inTransaction(context, async (context) => {
    await lockRequest(context.db, request.id)
    const support = await insertSupport(context.db, {
      id: newId(),
      requestId: request.id,
      supporter: keyOf(context.house.config.secret, byEmail ? email : `${name}|${address}`),
      name: byEmail ? '' : name,
      address: byEmail ? '' : address,
      email: byEmail ? email : null,
      givenAt: context.now,
      confirmedAt: byEmail ? null : context.now,
    })
    if (!byEmail) return noteNumber(context, request)
    // Somebody who supports already gets no second letter, and the page says the same to both.
    if (support.confirmedAt) return
    await send(context, email, 'request-support', `request-support:${support.id}`, (t) =>
      confirmSupportMail(t, request.title, confirmPath(sealId(context.house.config, SUPPORT, support.id))),
    )
  })
}

/** One person supports once, however the address or the name is written. */
const keyOf = (secret: string, who: string) =>
  createHmac('sha256', `planning.supporter:${secret}`)
    .update(who.trim().toLowerCase().replace(/\s+/g, ' '))
    .digest('base64url')

// From the moment the number is full the office's term runs; it does not go back when somebody is struck out later.
async function noteNumber(context: Context, request: Request) {
  const count = (await countSupports(context.db, [request.id])).get(request.id) ?? 0
  if (count >= request.needed && (await recordFacts(context.db, request.id, { reached_at: context.now }, 'reached_at')))
    await record(context, 'request-reached', subject(request))
  await changed(context, REQUESTS)
}

const subject = ({ id, organisationId }: Request) => ({ kind: 'request', id, organisationId })

/** The office shows a request to everybody, or refuses it with a reason its author reads. */
export async function admitRequest(context: Context, request: Request, refusedReason: string | null) {
  allow(mayPlan(context.actor, request.organisationId))
  if (stateOf(request) !== 'waiting') refuse('request-decided')
  await inTransaction(context, async (context) => {
    const facts =
      refusedReason === null
        ? { shown_at: context.now, shown_by: personId(context.actor) }
        : { refused_reason: refusedReason }
    if (!(await recordFacts(context.db, request.id, facts, 'shown_at'))) refuse('request-decided')
    if (request.email)
      await send(context, request.email, 'request-shown', `request-shown:${request.id}`, (t) =>
        shownMail(t, request, refusedReason),
      )
    await record(context, refusedReason === null ? 'request-shown' : 'request-refused', subject(request))
    await changed(context, REQUESTS)
  })
}

/** The office strikes out who may not support, and says how many are left. */
export async function verifyRequest(
  context: Context,
  request: Request,
  { struck, note }: { struck: string[]; note: string },
) {
  allow(mayPlan(context.actor, request.organisationId))
  if (stateOf(request) !== 'reached') refuse('request-not-reached')
  await inTransaction(context, async (context) => {
    await lockRequest(context.db, request.id)
    await setStruck(context.db, request.id, struck, context.now)
    const count = (await countSupports(context.db, [request.id])).get(request.id) ?? 0
    const facts = {
      verified_at: context.now,
      verified_by: personId(context.actor),
      verified_count: count,
      verified_note: note,
    }
    if (!(await recordFacts(context.db, request.id, facts, 'verified_at'))) refuse('request-decided')
    await record(context, 'request-verified', subject(request), { count, struck: struck.length })
    await changed(context, REQUESTS)
  })
}

/** The office answers: it will hold the consultation, or not and why; its author gets a letter, everybody reads it. */
export async function answerRequest(
  context: Context,
  request: Request,
  { granted, answer, processId }: { granted: boolean; answer: string; processId: string | null },
) {
  allow(mayPlan(context.actor, request.organisationId))
  if (stateOf(request) !== 'verified') refuse('request-not-verified')
  await inTransaction(context, async (context) => {
    const facts = {
      answered_at: context.now,
      answered_by: personId(context.actor),
      granted,
      answer,
      process_id: granted ? processId : null,
    }
    if (!(await recordFacts(context.db, request.id, facts, 'answered_at'))) refuse('request-decided')
    if (request.email)
      await send(context, request.email, 'request-answered', `request-answered:${request.id}`, (t) =>
        answerMail(t, request, { granted, answer }),
      )
    await record(context, 'request-answered', subject(request), { granted })
    await changed(context, REQUESTS)
  })
}

type Mail = Parameters<typeof notify>[1]['mail']

const send = (
  context: Context,
  email: string,
  template: string,
  once: string,
  mail: (t: ReturnType<Context['house']['texts']['in']>) => Mail,
) =>
  notify(context, {
    to: { email },
    template: `planning-${template}`,
    locale: context.locale,
    once,
    // The first two open something.
    fleeting: template === 'request-confirm' || template === 'request-support',
    mail: mail(context.house.texts.in(context.locale)),
  })
