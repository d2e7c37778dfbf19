import { beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../support/database.ts'
import { filledData } from '../support/filled.ts'
import { aPortal, type TestPortal } from '../support/portal.ts'
import { referenceIn, shownForm, writingPath } from '../support/remark-form.ts'
import { aServer } from '../support/server.ts'
import { aVisitor, type Fields } from '../support/visitor.ts'
import { anOpenConsultation, type WorldConsultation } from '../support/world/consultations.ts'

eachEngine('giving a remark', (at) => {
  let portal: TestPortal
  let open: WorldConsultation

  beforeAll(async () => {
    portal = await aPortal(at)
    open = await anOpenConsultation(portal)
    return () => portal.close()
  })

  const count = async () => {
    const { html } = await portal.stranger().get(`/konsultacje/${open.slug}/uwagi.json`)
    return (html.match(/WIEC-\d{4}-\d+/g) ?? []).length
  }

  test('two hundred times at once, from one form, keeps one', async () => {
    const form = await shownForm(portal, open.slug)
    portal.clock.set(portal.clock.now().add({ seconds: 30 }))
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 200 }, () =>
        portal.stranger().post(writingPath(open.slug), { ...form, body: 'Więcej drzew przy szkole.' }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  test('is possible in the closing second and not a moment after it, also from a form opened before', async () => {
    const form = await shownForm(portal, open.slug)
    const give = (body: string) => portal.stranger().post(writingPath(open.slug), { ...form, body })

    portal.clock.set(open.closesAt)
    expect((await give('W ostatniej sekundzie.')).status).toBe(303)
    portal.clock.set(open.closesAt.add({ milliseconds: 999 }))
    expect((await give('W ostatniej milisekundzie.')).status).toBe(303)
    const before = await count()
    portal.clock.set(open.closesAt.add({ seconds: 1 }))
    const late = await give('O chwilę za późno.')
    expect(late.status).toBe(409)
    expect(late.html).not.toContain('klucz=')
    expect(await count()).toBe(before)
    expect((await portal.stranger().get(writingPath(open.slug))).status).toBe(409)
  })
})

describe.each(['embedded', 'postgres'] as const)('a server that dies while remarks come in (%s)', (engine) => {
  test('has lost none of those it acknowledged', async () => {
    const { made, settings, close } = await filledData(
      engine,
      async (portal) => {
        const open = await anOpenConsultation(portal)
        return { slug: open.slug, form: await shownForm(portal, open.slug) }
      },
      Temporal.Now.instant().subtract({ minutes: 1 }),
    )
    const first = await aServer(settings)
    const acknowledged = await giveUntilItDies(first, made)
    expect(acknowledged.size).toBeGreaterThanOrEqual(ENOUGH)
    expect(acknowledged.size).toBeLessThan(ALL)

    const second = await aServer(settings)
    const reader = aVisitor((path, init) => fetch(second.origin + path, init))
    const lost: string[] = []
    for (const [reference, body] of acknowledged) {
      const page = await reader.get(`/konsultacje/${made.slug}/uwagi/${reference}`)
      if (page.status !== 200 || !page.html.includes(body)) lost.push(reference)
    }
    expect(lost).toEqual([])
    expect(await second.stop()).toBe(0)
    await close()
  })
})

const ALL = 200
/** So many are acknowledged when the power goes. */
const ENOUGH = 60

/** Sends remarks from many people at the same time; kills the server in the middle. @returns reference -> text, for a 303 each */
async function giveUntilItDies(
  server: Awaited<ReturnType<typeof aServer>>,
  { slug, form }: { slug: string; form: Fields },
) {
  const acknowledged = new Map<string, string>()
  const bodies = Array.from({ length: ALL }, (_, number) => `Uwaga ${number} o parku nad rzeką.`)
  let dying: Promise<void> | null = null
  const person = async () => {
    for (let body = bodies.pop(); body && !dying; body = bodies.pop()) {
      const visitor = aVisitor((path, init) => fetch(server.origin + path, init), { origin: server.origin })
      const answer = await visitor.post(writingPath(slug), { ...form, body }).catch(() => null)
      if (answer?.status === 303) acknowledged.set(referenceIn(answer), body)
      if (acknowledged.size >= ENOUGH) dying ??= server.kill()
    }
  }
  await Promise.all(Array.from({ length: 16 }, person))
  await dying
  return acknowledged
}
