import { getCookie, setCookie } from 'hono/cookie'
import type { HttpContext } from '../../../platform/http/index.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import type { Debate } from './rules.ts'
import { isParticipant } from './votes-store.ts'

const PURPOSE = 'opinion-map'
const DAYS = 180

/** Names the participant to this browser, so that a person may go on another day; nothing else is known of them. */
export function rememberParticipant(c: HttpContext, debate: Debate, participantId: string) {
  const { config } = c.get('context').house
  setCookie(c, cookieOf(debate), sealId(config, PURPOSE, participantId), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.url.startsWith('https:'),
    maxAge: DAYS * 86_400,
  })
}

/** Who answers in this browser; null before they begin. */
export async function participantOf(c: HttpContext, debate: Debate): Promise<string | null> {
  const { house, db } = c.get('context')
  const id = unsealId(house.config, PURPOSE, getCookie(c, cookieOf(debate)) ?? '')
  return id && (await isParticipant(db, debate.id, id)) ? id : null
}

const cookieOf = ({ id }: Debate) => `wiec_opinie_${id.slice(-12)}`
