import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { eachEngine, type TestDatabase } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { changed } from '../bus.ts'
import { inTransaction } from '../db/index.ts'
import { refuse } from '../errors.ts'
import { type AppEnv, emptyForm, page, readForm, readQuery, seeOther, ticked, withinLimit } from './index.ts'

const PersonForm = z.object({
  name: z.string().trim().min(2, 'http.form.needed').max(10, 'http.form.too-long'),
  tools: z.array(z.enum(['a', 'b'])).default([]),
  agreed: ticked(),
})

let asked = 0

function routes() {
  const app = new Hono<AppEnv>()
  app.get('/licznik', (c) => page(c, <html lang="pl">{`razy: ${++asked}`}</html>, 200, { cache: ['licznik'] }))
  app.post('/licznik', async (c) => {
    await changed(c.get('context'), 'licznik')
    return seeOther(c, '/licznik', 'http.form.needed')
  })
  app.post('/osoba', async (c) => {
    const form = await readForm(c, PersonForm)
    if (!form.ok) return c.json(form.problems, 422)
    return c.json(form.value)
  })
  app.get('/filtr', (c) =>
    c.json(readQuery(c, z.object({ stan: z.enum(['a', 'b']).optional(), ile: z.coerce.number().int().default(1) }))),
  )
  app.get('/odmowa', () => refuse('too-many', 429))
  app.get('/blad', () => {
    throw new Error('secret detail')
  })
  app.get('/dalej', (c) => seeOther(c, '//zla.example/x'))
  return app
}

eachEngine('the shell', (at: TestDatabase) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, routes())
  })
  afterAll(() => house.close())

  test('every page says a strict policy and sets no cookie on a reader', async () => {
    const { headers, status } = await wing.stranger().get('/licznik')
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('strict-transport-security')).toContain('max-age')
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('a form read well gives values; a form with problems gives a sentence for each field', async () => {
    const good = await wing.stranger().post('/osoba', { name: ' Ela ', tools: ['a', 'b'], agreed: 'tak' })
    expect(JSON.parse(good.html)).toEqual({ name: 'Ela', tools: ['a', 'b'], agreed: true })
    const bad = await wing.stranger().post('/osoba', { name: 'Za długie imię i nazwisko' })
    expect(bad.status).toBe(422)
    expect(JSON.parse(bad.html)).toEqual([{ field: 'name', text: 'Skróć tekst: tu mieści się 10 znaków.' }])
  })

  test('a NUL, a Windows line end and a composed letter are made plain before they are read', async () => {
    const answer = await wing.stranger().post('/osoba', { name: 'a\0z\u0301\r\nb' })
    expect(JSON.parse(answer.html).name).toBe('aź\nb')
  })

  test('a field given twice where one is meant counts once', async () => {
    const answer = await wing.stranger().post('/osoba', { name: ['Ela', 'Ola'] })
    expect(JSON.parse(answer.html).name).toBe('Ola')
  })

  test('a filter nobody understands is passed over', async () => {
    expect(JSON.parse((await wing.stranger().get('/filtr?stan=zly&ile=3')).html)).toEqual({ ile: 3 })
    expect(JSON.parse((await wing.stranger().get('/filtr?stan=b&ile=x')).html)).toEqual({ stan: 'b', ile: 1 })
  })

  test('a refusal is a page of its own; a fault says no detail', async () => {
    expect((await wing.stranger().get('/odmowa')).status).toBe(429)
    const fault = await wing.stranger().get('/blad')
    expect(fault.status).toBe(500)
    expect(fault.html).not.toContain('secret')
    expect((await wing.stranger().get('/nie-ma')).status).toBe(404)
  })

  test('a redirect never leaves our origin', async () => {
    expect((await wing.stranger().get('/dalej')).location).toBe('/')
  })

  test('after an act the next page says what happened, once', async () => {
    const { flash, status } = await wing.stranger().post('/licznik')
    expect(status).toBe(303)
    expect(flash).toBe('http.form.needed')
  })

  test('an attempt above the limit is refused and counted for all nodes', async () => {
    const context = contextOf(house)
    const limit = { what: 'probe', whom: aPerson().id, most: 3, seconds: 60 }
    const answers = await Promise.all(Array.from({ length: 8 }, () => withinLimit(context, limit)))
    expect(answers.filter(Boolean)).toHaveLength(3)
    house.clock.set(house.clock.now().add({ seconds: 61 }))
    expect(await withinLimit(contextOf(house), limit)).toBe(true)
    // On the embedded engine it would wait for the transaction that waits for it.
    await expect(inTransaction(context, (inside) => withinLimit(inside, limit))).rejects.toThrow('before a transaction')
  })
})

test('an empty form has nothing to mend', () => {
  expect(emptyForm({ a: 'b' })).toEqual({ ok: false, values: { a: 'b' }, problems: [], files: [] })
})
