import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface ProviderAccount {
  sub: string
  email: string
  email_verified: boolean
  name?: string
}

/** A real OpenID Connect provider on 127.0.0.1 that demands PKCE; whoever comes is signed in as `account`. */
export async function startIdentityProvider(redirectUri: string) {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'wiec', clientSecret: randomBytes(24).toString('hex') }
  const accounts = new Map<string, ProviderAccount>()
  const who = { account: { sub: '', email: '', email_verified: false } as ProviderAccount }

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: [randomBytes(24).toString('hex')] },
    jwks: { keys: [{ ...newKey(), use: 'sig', alg: 'RS256', kid: 'test' }] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/zgoda' },
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => accounts.get(sub) }),
    async loadExistingGrant({ oidc }: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    if (context.path !== '/zgoda') return next()
    accounts.set(who.account.sub, who.account)
    const result = { login: { accountId: who.account.sub } }
    context.redirect(await provider.interactionResult(context.req, context.res, result))
  })
  server.on('request', provider.callback())

  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.clientId,
      OIDC_CLIENT_SECRET: client.clientSecret,
      OIDC_NAME: 'Urząd',
    },
    /** Goes through the provider's pages as a browser does. @returns the address it sends the person back to */
    async pass(url: string, account: ProviderAccount): Promise<string> {
      who.account = account
      const cookies = new Map<string, string>()
      let next = url
      while (next.startsWith(issuer)) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
        const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
        for (const set of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
          cookies.set(name, value)
        }
        const location = answer.headers.get('location')
        if (!location) throw new Error(`The provider stopped with ${answer.status}: ${await answer.text()}`)
        next = new URL(location, next).href
      }
      return next
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

export type TestProvider = Awaited<ReturnType<typeof startIdentityProvider>>

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
