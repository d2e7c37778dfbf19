import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { expectNoBarriers, FLAGS, PATH, PHONE, signIn } from '../support/browser.ts'
import { aCollecting, type Collecting } from '../support/collecting.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { aPortal, type TestPortal } from '../support/portal.ts'
import { built, served } from '../support/server.ts'

const ALL = 50

// One engine is enough: what the database promises of keys is tested on both beside the module.
describe('fifty answers collected at a market without a network', () => {
  let at: TestDatabase
  let portal: TestPortal
  let server: Awaited<ReturnType<typeof served>>
  let folder: string
  let collecting: Collecting
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    built()
    at = await testDatabase('embedded')
    portal = await aPortal(at)
    // A browser tells the machine's own time, so the portal does too.
    portal.clock.set(Temporal.Now.instant())
    collecting = await aCollecting(portal)
    server = await served(portal)
  }, 600_000)
  beforeEach(async () => {
    portal.clock.set(Temporal.Now.instant())
    folder = await mkdtemp(join(tmpdir(), 'wiec-browser-'))
    await open()
    await signIn(context, server.origin, await openSession(portal.house, collecting.clerk.id))
    return async () => {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
  afterAll(async () => {
    await server.close()
    await portal.close()
    await at.close()
  })

  /** A browser on the same device: what it kept before is there. */
  async function open() {
    context = await chromium.launchPersistentContext(folder, {
      executablePath: PATH,
      args: FLAGS,
      locale: 'pl-PL',
      timezoneId: 'Europe/Warsaw',
      acceptDownloads: true,
      reducedMotion: 'reduce',
      ...PHONE,
    })
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('dialog', (dialog) => void dialog.accept())
  }

  const start = async () => {
    await page.goto(`${server.origin}/teren/`)
    await page.waitForSelector('wiec-field[data-ready]')
  }
  /** Takes along everything offered, and waits until the device can do without the server. */
  async function takeAlong() {
    await start()
    for (const title of collecting.titles) {
      await page
        .locator('.field-offer', { has: page.locator('strong', { hasText: title }) })
        .getByRole('button')
        .click()
      await page.getByText(`„${title}” jest na urządzeniu`).waitFor()
    }
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }
  const collect = async (number: number) => {
    await page.goto(`${server.origin}/teren/#/`)
    await collecting.fill(page, number)
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByRole('heading', { name: 'Zapisane' }).waitFor()
  }
  const waiting = (count: number) => page.getByText(new RegExp(`^${count} czeka(ją)? na wysłanie`)).waitFor()
  const send = async () => {
    await page.goto(`${server.origin}/teren/#/`)
    await waiting(0)
  }

  test('are exactly fifty after the tab was killed, sent again, and loaded from the rescue file', async () => {
    await takeAlong()
    await context.setOffline(true)
    for (let number = 0; number < ALL - 1; number++) await collect(number)
    // The last one is being filled in when the tab dies; what was typed is still there.
    await page.goto(`${server.origin}/teren/#/`)
    await collecting.fill(page, ALL - 1)
    await expect.poll(() => page.evaluate(begunIsKept), { timeout: 20_000 }).toBe(true)
    await killTab(page)

    page = await context.newPage()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`${server.origin}/teren/`)
    await waiting(ALL - 1)
    await collecting.reopen(page, ALL - 1)
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText(`${ALL} odpowiedzi`).waitFor()
    expect(await collecting.count()).toBe(0)

    await page.goto(`${server.origin}/teren/#/`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Zapisz do pliku' }).click(),
    ])
    const rescue = await readFile(await download.path(), 'utf8')
    expect(rescue.trim().split('\n')).toHaveLength(ALL + 1)

    // The answers of the server are lost on the way at first: everything is kept, and nobody is told.
    await context.route('**/teren/wysylka', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Wyślij teraz' }).click()
    await page.getByText('Połączenie się zerwało').waitFor()
    await waiting(ALL)
    const arrived = await collecting.count()
    expect(arrived).toBeGreaterThan(0)

    await context.unroute('**/teren/wysylka')
    await page.getByRole('button', { name: 'Wyślij teraz' }).click()
    await waiting(0)
    expect(await collecting.count()).toBe(ALL)
    await page.getByText(/Ostatnio wysłano: dziś/).waitFor()
    expect(await page.evaluate(keptOnDevice)).not.toContain('Odpowiedź numer')

    const loaded = await collecting.load(rescue)
    expect(loaded.status).toBe(200)
    expect(loaded.html).toContain(`${ALL} odpowiedzi dotarło już wcześniej`)
    expect(await collecting.count()).toBe(ALL)
  }, 600_000)

  test('survive a session that ended: sign in again and they go', async () => {
    const before = await collecting.count()
    await takeAlong()
    await context.setOffline(true)
    for (let number = 100; number < 103; number++) await collect(number)
    await context.clearCookies()
    await context.setOffline(false)
    await page.goto(`${server.origin}/teren/#/`)
    await page.getByRole('button', { name: 'Wyślij teraz' }).click()
    await page.getByRole('link', { name: 'Zaloguj się' }).first().waitFor()
    await waiting(3)
    expect(await collecting.count()).toBe(before)
    await signIn(context, server.origin, await openSession(portal.house, collecting.clerk.id))
    await page.reload()
    await send()
    expect(await collecting.count()).toBe(before + 3)
  }, 300_000)

  test('are checked on the device by the rules of the server, and a refused one is mended', async () => {
    const before = await collecting.count()
    await takeAlong()
    await context.setOffline(true)
    await page.goto(`${server.origin}/teren/#/`)
    await collecting.openEmpty(page)
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByRole('alert').getByText('Popraw 1 miejsce').waitFor()
    await expectNoBarriers(page)
    await collect(200)
    // The server does not want what is there already by its own clock: the term was moved forward meanwhile.
    portal.clock.set(Temporal.Now.instant().subtract({ hours: 24 * 30 }))
    await context.setOffline(false)
    await page.goto(`${server.origin}/teren/#/`)
    await page.getByText('Do poprawy').waitFor()
    await expectNoBarriers(page)
    portal.clock.set(Temporal.Now.instant())
    await page.locator('.ui-notice', { hasText: 'Do poprawy' }).getByRole('link').click()
    await page.getByText('Sprawdź zegar urządzenia').first().waitFor()
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByRole('heading', { name: 'Zapisane' }).waitFor()
    await send()
    expect(await collecting.count()).toBe(before + 1)
  }, 300_000)

  test('are collected by keyboard alone, and no screen has barriers', async () => {
    await takeAlong()
    await expectNoBarriers(page)
    await page.locator('.field-pack a').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('form.field-form').waitFor()
    await expectNoBarriers(page)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  }, 300_000)

  test('live beside the portal: its other pages are answered by the server alone', async () => {
    await takeAlong()
    await context.setOffline(true)
    const other = await context.newPage()
    await expect(other.goto(`${server.origin}/konsultacje`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.filter((path) => path !== '/teren/' && !/^\/(zasoby|styl)\//.test(path))).toEqual([])
  }, 300_000)
})

/** As a phone does when memory runs out: no event is given, nothing can be finished. */
async function killTab(page: Page) {
  const session = await page.context().newCDPSession(page)
  const gone = new Promise((resolve) => page.once('crash', resolve))
  await Promise.race([session.send('Page.crash').catch(() => {}), gone])
  await gone
  await page.close()
}

const open = `new Promise((resolve, reject) => {
  const request = indexedDB.open('wiec-teren')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})`

const all = (store: string) => `${open}.then((db) => new Promise((resolve) => {
  const request = db.transaction('${store}').objectStore('${store}').getAll()
  request.onsuccess = () => { db.close(); resolve(request.result) }
}))`

const begunIsKept = `${all('begun')}.then((all) => JSON.stringify(all).includes('numer ${ALL - 1}'))`

/** Everything on the device except the forms themselves. */
const keptOnDevice = `Promise.all([${['items', 'sent', 'begun'].map(all).join(', ')}]).then((all) => JSON.stringify(all))`
