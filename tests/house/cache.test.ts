import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openHouse } from '../../src/app/house.ts'
import { definitions } from '../../src/app/jobs.ts'
import { openPortal } from '../../src/app/portal.tsx'
import { systemClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { serve } from '../../src/platform/http/server.ts'
import { silentLog } from '../../src/platform/log.ts'
import { type FilledData, filledData } from '../support/filled.ts'
import type { TestPortal } from '../support/portal.ts'
import { shownForm } from '../support/remark-form.ts'
import { aVisitor, type Fields, type Visitor } from '../support/visitor.ts'
import { anOpenConsultation } from '../support/world/consultations.ts'

interface Node {
  origin: string
  stranger(): Visitor
  close(): Promise<void>
}

/** A node of the portal: its own memory and cache, the shared database. */
async function aNode(settings: Record<string, string>): Promise<Node> {
  const config = { ...readConfig(settings), port: 0 }
  const house = await openHouse(config, {
    definitions: definitions(),
    worker: false,
    log: silentLog,
    clock: systemClock,
  })
  const { app, cache } = await openPortal(house)
  const server = await serve(app, cache, config)
  const origin = `http://127.0.0.1:${server.port}`
  return {
    origin,
    stranger: () => aVisitor((path, init) => fetch(origin + path, init), { origin }),
    close: async () => {
      await server.stop()
      await house.close()
    },
  }
}

async function fill(portal: TestPortal) {
  const { slug } = await anOpenConsultation(portal)
  return { slug, form: await shownForm(portal, slug) }
}

const engines = inject('postgresUrl') ? (['embedded', 'postgres'] as const) : (['embedded'] as const)

describe.each(engines)('pages of anonymous readers (%s)', (engine) => {
  let data: FilledData<{ slug: string; form: Fields }>
  let nodes: Node[]

  beforeAll(async () => {
    data = await filledData(engine, fill, Temporal.Now.instant().subtract({ minutes: 1 }))
    nodes = [await aNode(data.settings), ...(engine === 'postgres' ? [await aNode(data.settings)] : [])]
  })
  afterAll(async () => {
    for (const node of nodes) await node.close()
    await data.close()
  })

  const first = () => nodes[0] as Node
  const last = () => nodes.at(-1) as Node
  const path = () => `/konsultacje/${data.made.slug}`

  test('come again with the same tag, and as nothing to those who have them', async () => {
    const once = await first().stranger().get(path())
    const etag = once.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"/)
    // Asked for once it is remembered; asked for again it comes from memory.
    for (let time = 0; time < 3; time += 1) {
      const again = await first().stranger().get(path())
      expect([again.headers.get('etag'), again.html]).toEqual([etag, once.html])
      const known = await first().stranger().get(path(), { 'if-none-match': etag })
      expect([known.status, known.html]).toEqual([304, ''])
      expect(known.headers.get('content-security-policy')).toBe(once.headers.get('content-security-policy'))
    }
  })

  test('set no cookie and are never those of somebody else', async () => {
    const page = await first().stranger().get(path())
    expect(page.headers.getSetCookie()).toEqual([])
    expect(page.headers.get('vary')).toContain('Cookie')
    const chosen = first().stranger()
    await chosen.post('/wyglad', { theme: 'dark', return: path() })
    expect((await chosen.get(path())).html).toContain('data-theme="dark"')
    expect((await first().stranger().get(path())).html).not.toContain('data-theme="dark"')
    const english = await first().stranger().get(`/en${path()}`)
    expect(english.html).toContain('<html lang="en"')
  })

  test('show what was given a moment ago, on every node', async () => {
    const list = `${path()}/uwagi`
    for (const node of nodes)
      for (let time = 0; time < 3; time += 1) expect((await node.stranger().get(list)).html).not.toContain('Huśtawka')
    const heard = heardBy(last(), list, 'Huśtawka')

    const given = await first()
      .stranger()
      .post(`${path()}/uwagi/nowa`, { ...data.made.form, body: 'Huśtawka dla dwojga.' })
    expect(given.status).toBe(303)

    expect((await first().stranger().get(list)).html).toContain('Huśtawka')
    expect(await heard).toBe(true)
  })
})

/** Asks again and again until the page says it; the word between nodes travels apart from the answer. Well before it would expire. */
async function heardBy(node: Node, path: string, text: string): Promise<boolean> {
  const until = performance.now() + 8000
  while (performance.now() < until) if ((await node.stranger().get(path)).html.includes(text)) return true
  return false
}
