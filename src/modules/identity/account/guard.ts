import { absent } from '../../../platform/errors.ts'
import { type HttpContext, seeOther } from '../../../platform/http/index.ts'
import type { Identity } from '../identity.ts'
import type { Session } from '../sessions.ts'

/** A page of one's own account: a stranger is led to the sign-in page and back; a stranger's act finds nothing. */
export function own(identity: Identity, answer: (c: HttpContext, session: Session) => Response | Promise<Response>) {
  return async (c: HttpContext): Promise<Response> => {
    const session = await identity.sessionOf(c.req.raw.headers)
    if (session) return answer(c, session)
    if (c.req.method !== 'GET') throw absent()
    return seeOther(c, `/zaloguj?dalej=${encodeURIComponent(c.get('path'))}`)
  }
}
