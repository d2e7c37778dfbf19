import type { House } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { Auth } from './auth/auth.ts'
import type { IdentityPorts } from './ports.ts'
import type { Person } from './rules.ts'
import { type Session, sessionOf } from './sessions.ts'

/** People with an account and how they sign in; lives as long as the process. */
export interface Identity {
  house: House
  ports: IdentityPorts
  /** Loaded when somebody first signs in: readers need none of it, and it is a large part of a start. */
  auth: () => Promise<Auth>
  /** The instance that talks to the network's identity provider; null when none is set. */
  provider: (() => Promise<Auth>) | null
  /** Who sends a request; one question to the database for a request, none without our signed cookie. */
  personOf(headers: Headers): Promise<Person | null>
  sessionOf(headers: Headers): Promise<Session | null>
}

export function openIdentity(house: House, ports: IdentityPorts): Identity {
  // The shell, the second factor and a page of one's account all ask about the same request.
  const asked = new WeakMap<Headers, Promise<Session | null>>()
  const ofRequest = (headers: Headers) => {
    const answer = asked.get(headers) ?? sessionOf(house, headers)
    asked.set(headers, answer)
    return answer
  }
  return {
    house,
    ports,
    auth: once(async () => (await import('./auth/auth.ts')).openAuth(house)),
    provider: house.config.oidc ? providerOf(house) : null,
    personOf: async (headers) => (await ofRequest(headers))?.person ?? null,
    sessionOf: ofRequest,
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

const PROVIDER_SECONDS = 10

// Asked for its settings when first needed, and again if it was silent: a provider that is down stops nobody else.
function providerOf(house: House): () => Promise<Auth> {
  let known: Promise<Auth> | null = null
  return async () => {
    known ??= discovered(house)
    try {
      return await known
    } catch (error) {
      known = null
      house.log.warn('identity-provider-silent', { issuer: house.config.oidc?.issuer, error })
      return refuse('provider-silent', 503)
    }
  }
}

async function discovered(house: House): Promise<Auth> {
  const { openAuth, PROVIDER } = await import('./auth/auth.ts')
  const auth = openAuth(house, house.config.oidc)
  const context = await inTime(auth.$context, PROVIDER_SECONDS)
  if (!context.socialProviders.some((provider) => provider.id === PROVIDER)) throw new Error('no answer to discovery')
  return auth
}

function inTime<T>(promise: Promise<T>, seconds: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('no answer in time')), seconds * 1000)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
