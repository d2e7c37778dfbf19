import { createHmac, randomUUID } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import { dateOf } from '../../../platform/clock.ts'
import type { Context, House } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import {
  type Beginning,
  beginningByCode,
  beginningById,
  insertBeginning,
  updateCode,
  updatePlace,
  updateTyped,
} from '../beginnings-store.ts'
import { clearCode, hash } from '../keys.ts'
import { countStep } from '../participation-store.ts'
import type { AnsweringSettings } from '../ports.ts'
import { answeringPhase, type Form, mayResume, type Version } from '../rules.ts'
import type { TypedAnswers } from '../typed.ts'
import { readSignedId, type SignedId, signId } from './shown.ts'

/** How long unsent answers are kept, in days: a day or two for a browser left open, longer for whoever took a code. */
const DAYS = 2
const DAYS_WITH_CODE = 30
const CODE_LETTERS = 8

/** Starts answering a version. What is kept says nothing of who answers; an anonymous beginning ends with the next day. */
export async function beginAnswering(
  context: Context,
  form: Form,
  version: Version,
  settings: AnsweringSettings,
): Promise<Beginning> {
  // The owner let this person see the form when it gave its settings; here only the clock decides.
  allow(version.formId === form.id)
  if (answeringPhase(settings, context.now) !== 'open') refuse('form-not-open')
  const beginning = {
    id: randomUUID(),
    formId: form.id,
    versionId: version.id,
    typed: {},
    sectionId: null,
    endsOn: dateOf(context.now).add({ days: settings.anonymity === 'anonymous' ? 1 : DAYS }),
    hasCode: false,
  }
  await inTransaction(context, async (context) => {
    await insertBeginning(context.db, beginning)
    await countStep(context.db, form.id, 'begun')
  })
  return beginning
}

/** Keeps what was typed so far, and where. Whoever holds the beginning may; nobody else can name it. */
export const keepTyped = (context: Context, beginning: Beginning, typed: TypedAnswers, sectionId: string) =>
  updateTyped(context.db, beginning.id, { typed, sectionId })

/** Notes that the part before was filled in: coming back leads to this one. */
export const moveOn = (context: Context, beginning: Beginning, sectionId: string) =>
  updatePlace(context.db, beginning.id, sectionId)

/**
 * Gives a code to come back with on another day or device. It is shown once; we keep its hash. Another code makes the
 * earlier one useless. Never for anonymous answers.
 */
export async function giveCode(
  context: Context,
  beginning: Beginning,
  settings: AnsweringSettings,
): Promise<{ code: string; endsOn: Temporal.PlainDate }> {
  allow(mayResume(settings.anonymity))
  const code = clearCode(CODE_LETTERS)
  const endsOn = codeEndsOn(context, settings)
  await updateCode(context.db, beginning.id, codeHash(context.house, code), endsOn)
  return { code, endsOn }
}

/** The last day on which a code given now opens the answers: a month, or until closing. */
export function codeEndsOn({ now }: Context, { closesAt }: AnsweringSettings): Temporal.PlainDate {
  const latest = dateOf(now).add({ days: DAYS_WITH_CODE })
  const closes = closesAt && dateOf(closesAt)
  return closes && Temporal.PlainDate.compare(closes, latest) < 0 ? closes : latest
}

/** The beginning a code opens, however it was typed: small letters, spaces, no hyphen. */
export const beginningOfCode = (context: Context, formId: string, code: string): Promise<Beginning | null> =>
  beginningByCode(context.db, formId, codeHash(context.house, plainCode(code)), context.now)

const plainCode = (code: string) => {
  const letters = code.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

// A code is short enough to be tried by whoever has a copy of the database, unless it is hashed with what is not in it.
const codeHash = (house: House, code: string) =>
  hash(createHmac('sha256', house.config.secret).update(`form-code ${code}`).digest('base64url'))

/** Names the beginning to this browser until it is closed, with the moment it began, signed. */
export function rememberBeginning(c: HttpContext, form: Form, beginning: Pick<Beginning, 'id'>) {
  const { house, now } = c.get('context')
  setCookie(c, cookieOf(form), signId(house, beginning.id, now), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: house.config.url.startsWith('https:'),
  })
}

/** What this browser began, whether or not it is still kept. */
export const remembered = (c: HttpContext, form: Form): SignedId | null =>
  readSignedId(c.get('context').house, getCookie(c, cookieOf(form)) ?? '')

/** The answers under way in this browser; null before the beginning, after sending and when their time is over. */
export async function ownBeginning(c: HttpContext, form: Form): Promise<Beginning | null> {
  const own = remembered(c, form)
  return own && beginningById(c.get('context').db, form.id, own.id, c.get('context').now)
}

/** So long a browser remembers that an answer was sent from it. */
const REMEMBERED = 30 * 24 * 3600

/** Keeps in this browser, and nowhere else, that an answer was sent from it: nothing of who answered, or what. */
export function rememberAnswered(c: HttpContext, form: Form) {
  setCookie(c, answeredCookieOf(form), '1', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('context').house.config.url.startsWith('https:'),
    maxAge: REMEMBERED,
  })
}

export const answeredHere = (c: HttpContext, form: Form): boolean => getCookie(c, answeredCookieOf(form)) === '1'

const answeredCookieOf = (form: Form) => `wiec_odpowiedz_${form.id.slice(-12)}`

const cookieOf = (form: Form) => `wiec_formularz_${form.id.slice(-12)}`
