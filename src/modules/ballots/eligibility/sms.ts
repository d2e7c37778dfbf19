import { randomInt } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { withinLimit } from '../../../platform/http/index.ts'
import { isOpen, type Poll } from '../polls/rules.ts'
import { hashOf, keyOf } from './keys.ts'
import { keepSmsCode, removeSmsCode, trySmsCode } from './store.ts'

const MINUTES = 10
const MOST_TRIES = 5

/**
 * Sends a code of six digits to a phone through the gateway of the settings (SMS_URL). The number is hashed, not kept.
 * @param phone `+48600700800`
 * @throws Refusal `sms-failed` when the gateway does not take it, `too-many` above 3 codes an hour for one number
 */
export async function sendSmsCode(context: Context, poll: Poll, phone: string) {
  const { config } = context.house
  allow(isOpen(poll, context.now) && poll.definition.way === 'sms' && config.sms !== null)
  const keyHash = keyOf(config, poll, `sms\n${phone}`)
  if (!(await withinLimit(context, { what: 'voting-sms', whom: keyHash, most: 3, seconds: 3600 })))
    refuse('too-many', 429)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await keepSmsCode(context.db, poll.id, {
    keyHash,
    codeHash: hashOf(`${keyHash} ${code}`),
    expiresAt: context.now.add({ minutes: MINUTES }),
  })
  const text = context.house.texts.in(context.locale)('ballots.sms.text', { code, title: poll.title.slice(0, 60) })
  const answer = await fetch(config.sms.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${config.sms.token}` },
    body: JSON.stringify({ to: phone, text }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  if (!answer?.ok) refuse('sms-failed', 503)
}

/** Whether this is the code that was sent; five tries, ten minutes, once. */
export async function codeOpens(context: Context, poll: Poll, keyHash: string, code: string): Promise<boolean> {
  const kept = await trySmsCode(context.db, poll.id, keyHash, context.now)
  if (!kept || kept.tries > MOST_TRIES || kept.code_hash !== hashOf(`${keyHash} ${code.trim()}`)) return false
  await removeSmsCode(context.db, poll.id, keyHash)
  return true
}
