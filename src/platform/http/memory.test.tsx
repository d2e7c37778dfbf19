import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, type TestHouse } from '../../../tests/support/house.ts'
import { changed } from '../bus.ts'
import { refuse } from '../errors.ts'
import { type AppEnv, page, readOnce, readOnceForAll, seeOther } from './index.ts'

let at: TestDatabase
let house: TestHouse
let wing: Awaited<ReturnType<typeof aWing>>
let reads = 0
let hidden = false

function routes() {
  const app = new Hono<AppEnv>()
  app.get('/rzecz', async (c) => {
    const text = await readOnce(c, 'thing', async () => {
      if (hidden) refuse('absent', 404)
      reads += 1
      return { value: `odczyt ${reads}`, tags: ['thing'] }
    })
    return page(c, <html lang="pl">{text}</html>)
  })
  app.get('/wspolna', async (c) => {
    const text = await readOnceForAll(c, 'shared', async () => ({ value: `odczyt ${++reads}`, tags: ['thing'] }))
    return page(c, <html lang="pl">{text}</html>)
  })
  app.post('/rzecz', async (c) => {
    await changed(c.get('context'), 'thing')
    return seeOther(c, '/rzecz')
  })
  app.get('/wolna', async (c) => {
    const text = await readOnce(c, 'slow', async () => {
      const value = `odczyt ${++reads}`
      await changed(c.get('context'), 'slow')
      return { value, tags: ['slow'] }
    })
    return page(c, <html lang="pl">{text}</html>)
  })
  return app
}

beforeAll(async () => {
  at = await testDatabase('embedded')
  house = await aHouse(at)
  wing = await aWing(house, routes())
})
beforeEach(async () => {
  reads = 0
  hidden = false
  await wing.stranger().post('/rzecz')
})
afterAll(async () => {
  await house.close()
  await at.close()
})

test('whatever address strangers ask with, what it shows is read once', async () => {
  expect((await wing.stranger().get('/rzecz?a=1')).html).toContain('odczyt 1')
  expect((await wing.stranger().get('/rzecz?a=2')).html).toContain('odczyt 1')
})

test('a change is read by the next reader', async () => {
  await wing.stranger().get('/rzecz')
  await wing.stranger().post('/rzecz')
  expect((await wing.stranger().get('/rzecz')).html).toContain('odczyt 2')
})

test('what nobody is asked about is read once for people with an account too', async () => {
  expect((await wing.as(aPerson()).get('/wspolna')).html).toContain('odczyt 1')
  expect((await wing.stranger().get('/wspolna')).html).toContain('odczyt 1')
  await wing.stranger().post('/rzecz')
  expect((await wing.as(aPerson()).get('/wspolna')).html).toContain('odczyt 2')
})

test('people with an account are read for each time, and leave nothing to strangers', async () => {
  const person = wing.as(aPerson())
  await person.get('/rzecz')
  expect((await person.get('/rzecz')).html).toContain('odczyt 2')
  expect((await wing.stranger().get('/rzecz')).html).toContain('odczyt 3')
})

test('after twenty seconds it is read again', async () => {
  await wing.stranger().get('/rzecz')
  house.clock.set(house.clock.now().add({ seconds: 21 }))
  expect((await wing.stranger().get('/rzecz')).html).toContain('odczyt 2')
})

test('a refusal is not remembered', async () => {
  hidden = true
  expect((await wing.stranger().get('/rzecz')).status).toBe(404)
  hidden = false
  expect((await wing.stranger().get('/rzecz')).status).toBe(200)
})

test('what changed while it was read is read again', async () => {
  await wing.stranger().get('/wolna')
  expect((await wing.stranger().get('/wolna')).html).toContain('odczyt 2')
})
