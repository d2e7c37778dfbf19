import type { MiddlewareHandler } from 'hono'
import { type Identity, secondFactorNeeded } from '../modules/identity/index.ts'
import { type AppEnv, seeOther } from '../platform/http/index.ts'

/** Where staff without a second factor may still go: to set one up, and out. */
const OPEN = ['/konto/bezpieczenstwo', '/wyloguj', '/zasoby/', '/wyglad']

/** Staff of teams and of the network sign in with a second factor; until it is set up, nothing else is reached. */
export function secondFactorGate(identity: Identity): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { actor, house } = c.get('context')
    if (actor.kind !== 'person' || OPEN.some((path) => c.req.path.startsWith(path))) return next()
    const person = await identity.personOf(c.req.raw.headers)
    if (!person || !secondFactorNeeded(person, actor.roles, house.config)) return next()
    return seeOther(c, '/konto/bezpieczenstwo', 'app.flash.second-factor')
  }
}
