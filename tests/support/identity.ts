import { createHmac } from 'node:crypto'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import {
  createPerson,
  type GivenPerson,
  type Identity,
  type IdentityMails,
  type LetterWithLink,
  openIdentity,
  openRoutes,
  openSession,
  personalData,
  personByEmail,
} from '../../src/modules/identity/index.ts'
import { type RoleHeld, stranger } from '../../src/platform/actor.ts'
import { readConfig } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { openPageCache, openShell } from '../../src/platform/http/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { PersonalDataStore } from '../../src/platform/personal-data.ts'
import { type View, ViewContext } from '../../src/ui/index.ts'
import type { TestDatabase } from './database.ts'
import { aHouse, aSite, contextOf, type TestHouse } from './house.ts'
import { passwordHash } from './passwords.ts'

export const ORIGIN = 'https://wiec.example'

export interface Letter extends LetterWithLink {
  name: keyof IdentityMails
}

/** Identity behind the real shell, with the letters it wrote and what it recorded. */
export async function anIdentity(
  at: TestDatabase,
  given: { settings?: Record<string, string>; stores?: PersonalDataStore[]; roles?: RoleHeld[] } = {},
) {
  const plain = await aHouse(at)
  const settings = {
    WIEC_DATA: plain.config.dataFolder,
    WIEC_URL: ORIGIN,
    WIEC_SECRET: plain.config.secret,
    TRUST_PROXY: '1',
    ...given.settings,
  }
  const house: TestHouse = { ...plain, config: readConfig(settings) }
  const letters: Letter[] = []
  const acts: { act: string; personId: string }[] = []
  const mails = new Proxy({} as IdentityMails, {
    get: (_, name: keyof IdentityMails) => async (_context: unknown, letter: LetterWithLink) => {
      letters.push({ name, ...letter })
    },
  })
  const identity = openIdentity(house, {
    mails,
    personalData: () => [...(given.stores ?? []), personalData],
    record: async (_, act, personId) => {
      acts.push({ act, personId })
    },
    home: '/konto',
  })
  const app = openApp(house, identity, given.roles ?? [])
  return {
    house,
    identity,
    letters,
    acts,
    context: contextOf(house),
    browser: (cookies = '') => aBrowser(app, cookies),
    /** The path in the last letter of a kind to an address. */
    linkIn: (name: keyof IdentityMails, email: string) =>
      letters.findLast((letter) => letter.name === name && letter.email === email)?.url ?? '',
    /** A person with an account and a password. */
    async person(given: Partial<GivenPerson> = {}) {
      const email = given.email ?? `${newId().slice(-12)}@example.org`
      const secret = 'password' in given ? {} : { passwordHash: await passwordHash() }
      await createPerson(systemContext(house, 'test'), { name: 'Ewa Nowak', ...secret, ...given, email })
      const person = await personByEmail(house, email)
      if (!person) throw new Error('not created')
      return person
    },
    /** A browser in which the person is signed in. */
    signedIn: async (personId: string) => aBrowser(app, await openSession(house, personId)),
    close: () => house.close(),
  }
}

export type TestIdentity = Awaited<ReturnType<typeof anIdentity>>

function openApp(house: TestHouse, identity: Identity, roles: RoleHeld[]) {
  const app = openShell({
    house,
    cache: openPageCache(house.bus),
    actorOf: async (headers) => {
      const person = await identity.personOf(headers)
      return person ? { kind: 'person', id: person.id, name: person.name, email: person.email, roles } : stranger
    },
    render: (c, node) => {
      const t = house.texts.in(c.var.locale)
      const { actor, now } = c.var.context
      const view: View = {
        locale: c.var.locale,
        t,
        path: c.var.path,
        url: c.var.url,
        now,
        site: aSite,
        person: actor.kind === 'person' ? { name: actor.name } : null,
        flash: c.var.flash ? { kind: 'success', text: t(c.var.flash) } : null,
        demo: false,
        menu: [],
        theme: 'auto',
      }
      return renderToString(h(ViewContext.Provider, { value: view }, node))
    },
    refusalPage: (c, word) => house.texts.in(c.var.locale)(`refusal.${word}`),
  })
  app.route('/', openRoutes(identity))
  return app
}

/** A browser of its own: keeps its cookies, comes from an address of its own. */
function aBrowser(app: ReturnType<typeof openApp>, given: string) {
  const cookies = new Map<string, string>()
  const source = newId()
  const keep = (pair: string) => {
    const [name = '', ...value] = pair.split('=')
    if (value.join('=')) cookies.set(name, value.join('='))
    else cookies.delete(name)
  }
  for (const pair of given.split('; ').filter(Boolean)) keep(pair)

  const send = async (path: string, init: RequestInit) => {
    const answer = await app.request(ORIGIN + path, {
      ...init,
      headers: {
        'sec-fetch-site': 'same-origin',
        origin: ORIGIN,
        'x-forwarded-for': source,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const cookie of answer.headers.getSetCookie()) keep(cookie.split(';')[0] ?? '')
    const bytes = Buffer.from(await answer.arrayBuffer())
    const location = answer.headers.get('location')
    return { status: answer.status, bytes, html: bytes.toString('utf8'), location, headers: answer.headers }
  }
  return {
    cookies,
    get: (path: string) => send(path, {}),
    post: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

export type TestBrowser = ReturnType<typeof aBrowser>

/** What an app of one-time codes shows for a Base32 secret (RFC 6238: SHA-1, 30 seconds, 6 digits). */
export function codeOf(base32: string, at = Date.now()): string {
  const bits = [...base32.replaceAll(' ', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
