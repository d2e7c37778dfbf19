import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Actor, stranger } from '../../src/platform/actor.ts'
import { openBus } from '../../src/platform/bus.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Context, House } from '../../src/platform/context.ts'
import { openDisk } from '../../src/platform/files/disk.ts'
import { type App, type HttpContext, openPageCache, openShell, SESSION_COOKIE } from '../../src/platform/http/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { testJobs } from '../../src/platform/jobs/testing.ts'
import { silentLog } from '../../src/platform/log.ts'
import { gatherTexts, type Sentences } from '../../src/platform/texts/index.ts'
import { type Site, type View, ViewContext } from '../../src/ui/index.ts'
import type { TestDatabase } from './database.ts'

export type Person = Extract<Actor, { kind: 'person' }>

export interface TestHouse extends House {
  clock: House['clock'] & { set(to: Temporal.Instant | string): void }
  close(): Promise<void>
}

/** What lives as long as the process, around the database of a test: real files in a folder of its own, a clock that tests set. */
export async function aHouse(at: TestDatabase, now = '2026-09-30T10:00:00Z'): Promise<TestHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-house-'))
  return {
    config: readConfig({
      WIEC_DATA: folder,
      WIEC_URL: 'https://wiec.example',
      WIEC_SECRET: 'only for tests, only for tests, only',
    }),
    db: at.db,
    files: await openDisk(join(folder, 'files')),
    jobs: testJobs([]),
    bus: await openBus(null),
    log: silentLog,
    clock: fixedClock(now),
    mail: { kind: 'folder', send: async () => ({ state: 'accepted' }), close: async () => {} },
    texts: allTexts,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Somebody with an account; roles as `network` gives them. */
export function aPerson(given: Partial<Omit<Person, 'kind'>> = {}): Person {
  const id = given.id ?? newId()
  return {
    kind: 'person',
    id,
    name: `Osoba ${id.slice(-6)}`,
    email: `${id.slice(-12)}@example.org`,
    roles: [],
    ...given,
  }
}

/** The context of one act of somebody, now. */
export const contextOf = (house: House, actor: Actor = stranger): Context => ({
  db: house.db,
  actor,
  now: house.clock.now(),
  locale: 'pl',
  requestId: newId(),
  house,
})

export interface Answer {
  status: number
  html: string
  headers: Headers
  /** Where a 303 leads. */
  location: string | null
  /** The key of the sentence the next page opens with. */
  flash: string | null
}

export interface Client {
  get(path: string): Promise<Answer>
  /** A `Blob` among the fields makes it a form with files. */
  post(path: string, fields?: Record<string, string | string[] | File>): Promise<Answer>
}

/**
 * The addresses of one module behind the real shell; the session of `as(person)` is simply theirs.
 * @param seen what differs in the view of a page
 */
export async function aWing(house: House, routes: App, seen: (c: HttpContext) => Partial<View> = () => ({})) {
  const people = new Map<string, Person>()
  const cache = await openPageCache(house.bus)
  const app = openShell({
    house,
    cache,
    actorOf: async (headers) =>
      people.get(/session_token=([^;]*)/.exec(headers.get('cookie') ?? '')?.[1] ?? '') ?? stranger,
    render: (c, node) => rendered(c, node, seen(c)),
    refusalPage: (c, word) => house.texts.in(c.var.locale)(`refusal.${word}.title`),
  })
  app.route('/', routes)
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(`https://wiec.example${path}`, init)
    return {
      status: response.status,
      html: await response.text(),
      headers: response.headers,
      location: response.headers.get('location'),
      flash: /wiec_flash=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? null,
    }
  }
  const client = (cookie?: string): Client => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'https://wiec.example', ...(cookie ? { cookie } : {}) }
    return {
      get: (path) => send(path, { headers }),
      post: (path, fields = {}) => send(path, { method: 'POST', headers, body: bodyOf(fields) }),
    }
  }
  /** A stranger whose browser keeps what it is told to keep, and sends it only below the path it was given for. */
  const visitor = (): Client & { cookies: Map<string, string> } => {
    const cookies = new Map<string, string>()
    const paths = new Map<string, string>()
    const kept = (path: string) =>
      [...cookies]
        .filter(([name]) => path.startsWith(paths.get(name) ?? '/'))
        .map(([name, value]) => `${name}=${value}`)
        .join('; ')
    const learn = (answer: Answer) => {
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        paths.set(name, /; Path=([^;]+)/i.exec(set)?.[1] ?? '/')
        if (value && !name.includes('flash')) cookies.set(name, value)
        else if (!value) cookies.delete(name)
      }
      return answer
    }
    return {
      cookies,
      get: async (path) => learn(await client(kept(path)).get(path)),
      post: async (path, fields) => learn(await client(kept(path)).post(path, fields)),
    }
  }
  return {
    stranger: () => client(),
    /** The bare answer, for what is no text. */
    ask: async (url: string, headers: Record<string, string> = {}) => app.request(url, { headers }),
    visitor,
    /** Pages kept for readers; addresses of a wing are answered anew all the same. */
    cache,
    /** @param cookies what their browser keeps besides */
    as(person: Person, cookies: Record<string, string> = {}) {
      people.set(person.id, person)
      const kept = Object.entries(cookies).map(([name, value]) => `; ${name}=${value}`)
      return client(`${SESSION_COOKIE}=${person.id}${kept.join('')}`)
    },
  }
}

/** What html-validate has against a page, in words; empty for a valid page. */
export async function mistakesIn(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  )
}

/** The same rules for every page, worked out once. */
class OneConfig extends StaticConfigLoader {
  #resolved: ReturnType<StaticConfigLoader['getConfigFor']> | null = null
  override getConfigFor(handle: string) {
    this.#resolved ??= super.getConfigFor(handle)
    return this.#resolved
  }
}

const rules = new OneConfig({
  extends: ['html-validate:standard'],
  rules: {
    // What Preact writes is valid HTML in another spelling.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
  },
})
const validator = new HtmlValidate(rules)

export const aSite: Site = {
  name: 'Regionalna Sieć Praktyków Partycypacji',
  shortName: 'Sieć Praktyków Partycypacji',
  region: 'północno-wschodnia Polska',
  operator: 'Fundacja SocLab',
  operatorAddress: 'ul. Zwierzyniecka 17/16, 15-312 Białystok',
  logo: null,
  colours: null,
  origin: 'https://wiec.example',
}

function rendered(c: HttpContext, node: VNode, seen: Partial<View>): string {
  const { locale, context, path, url, flash } = c.var
  const t = context.house.texts.in(locale)
  const view: View = {
    locale,
    t,
    path,
    url,
    now: context.now,
    site: aSite,
    person: context.actor.kind === 'person' ? { name: context.actor.name } : null,
    flash: flash ? { kind: 'success', text: t(flash) } : null,
    demo: false,
    menu: [],
    theme: 'auto',
    ...seen,
  }
  // Called as a function: the types of Preact let a provider return more than JSX accepts.
  return renderToString(h(ViewContext.Provider, { value: view }, node))
}

function bodyOf(fields: Record<string, string | string[] | File>): URLSearchParams | FormData {
  const withFiles = Object.values(fields).some((value) => value instanceof File)
  const body = withFiles ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of Array.isArray(value) ? value : [value]) body.append(name, each as string)
  return body
}

const allTexts = everyText()

function everyText() {
  const read = (path: string): Sentences => JSON.parse(readFileSync(path, 'utf8'))
  const modules = globSync('src/**/texts.pl.json').map((path) => ({
    pl: read(path),
    en: read(path.replace('texts.pl.json', 'texts.en.json')),
  }))
  return gatherTexts(modules, true)
}
