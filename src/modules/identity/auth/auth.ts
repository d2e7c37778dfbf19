import { passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Config } from '../../../platform/config.ts'
import type { House } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import { LINK_MINUTES, PASSWORD_LONGEST, PASSWORD_SHORTEST, SESSION_DAYS } from '../rules.ts'
import { authDatabase, naming } from './database.ts'

export type Auth = ReturnType<typeof openAuth>

/** The name of the one identity provider a network may add; kept in `accounts.provider_id`. */
export const PROVIDER = 'oidc'

export const providerReturnUrl = (config: Config) => `${config.url}/zaloguj/oidc/powrot`

/**
 * better-auth with the house's settings. Its own addresses are mounted nowhere: our routes call `auth.api` (decision 0045).
 * @param oidc the identity provider, for the instance that talks to it; asking it who it is must not hold up other sign-ins
 */
export function openAuth({ config, db, log }: House, oidc: Config['oidc'] = null) {
  return betterAuth({
    appName: new URL(config.url).hostname,
    baseURL: config.url,
    basePath: '/zaloguj',
    secret: config.secret,
    database: authDatabase(db),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.warn('sign-in-refused', { reason: message.slice(0, 80) }) },
    advanced: {
      cookiePrefix: 'wiec',
      useSecureCookies: false,
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: config.url.startsWith('https:'),
      },
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      ...naming.user,
      additionalFields: {
        locale: { type: 'string', defaultValue: 'pl', input: false },
        demo: { type: 'boolean', defaultValue: false, input: false },
      },
    },
    // A session has an end that does not move, so reading a page writes nothing; freshness is ours to judge (rules.ts).
    session: {
      ...naming.session,
      expiresIn: SESSION_DAYS * 24 * 3600,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    account: { ...naming.account, updateAccountOnSignIn: false, accountLinking: { enabled: true } },
    verification: { ...naming.verification, storeIdentifier: 'hashed', disableCleanup: true },
    emailAndPassword: {
      enabled: true,
      // People come to be in sign-up/actions.ts, after they have shown that the address is theirs.
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_SHORTEST,
      maxPasswordLength: PASSWORD_LONGEST,
      revokeSessionsOnPasswordReset: true,
    },
    databaseHooks: {
      user: { create: { before: async (user) => (user.emailVerified ? { data: user } : false) } },
      account: { create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) } },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES.signIn * 60,
        disableSignUp: true,
        // `metadata.send` comes from our own call: the letter needs the context of the request that asked for it.
        sendMagicLink: ({ token, metadata }) => (metadata as unknown as { send: Send }).send(token),
      }),
      codeAfterEveryWayIn(
        twoFactor({
          issuer: new URL(config.url).hostname,
          allowPasswordless: true,
          schema: { user: naming.twoFactorUser, twoFactor: naming.twoFactor },
        }),
      ),
      passkey({
        rpID: new URL(config.url).hostname,
        rpName: new URL(config.url).hostname,
        origin: config.url,
        advanced: { webAuthnChallengeCookie: 'passkey' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) => needsHolder(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: async ({ verification }) => needsHolder(verification.authenticationInfo.userVerified),
        },
        schema: { passkey: naming.passkey },
      }),
      ...(oidc ? [providerPlugin(oidc, config)] : []),
    ],
  })
}

// A key that did not check who holds it is one factor, and a passkey stands for two here.
function needsHolder(verified: boolean | undefined) {
  if (!verified) throw new APIError('UNAUTHORIZED')
}

export type Send = (token: string) => Promise<void>

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null }

const WAYS_IN = ['/sign-in/email', '/magic-link/verify', '/callback/:id']

// better-auth asks for the code after a password only; here every way in leads to it, except a passkey (decision 0048).
function codeAfterEveryWayIn<Plugin extends BetterAuthPlugin>(plugin: Plugin): Plugin {
  const after = plugin.hooks?.after?.map((hook) => ({
    ...hook,
    matcher: ({ path }: { path?: string }) => WAYS_IN.includes(path ?? ''),
  }))
  return { ...plugin, hooks: { ...plugin.hooks, after } }
}

const providerPlugin = (oidc: NonNullable<Config['oidc']>, config: Config) =>
  genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        redirectURI: providerReturnUrl(config),
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        mapProfileToUser: (profile) => ({ name: nameIn(profile) }),
      },
    ],
  })

function nameIn(profile: Record<string, unknown>): string {
  const words = (...claims: string[]) =>
    claims
      .map((claim) => profile[claim])
      .filter((word) => typeof word === 'string')
      .join(' ')
      .trim()
  return (
    words('name') ||
    words('given_name', 'family_name') ||
    words('preferred_username') ||
    words('email').replace(/@.*/, '')
  )
}
