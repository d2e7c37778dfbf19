import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { beforeEach, expect } from 'vitest'
import { createPerson } from '../../src/modules/identity/index.ts'
import { createOrganisation, giveRole, type TeamRole } from '../../src/modules/network/index.ts'
import { serve } from '../../src/platform/http/server.ts'
import { DESK, expectNoBarriers, openBrowser, openWindow, type Window } from './browser.ts'
import { testDatabase } from './database.ts'
import { PASSWORD, passwordHash } from './passwords.ts'
import { aPortal } from './portal.ts'
import { built, freePort } from './server.ts'
import { aConsultation } from './world/consultations.ts'

/**
 * The portal of this process behind a port of its own, with one team of a town office and a browser in front of it. Jobs
 * run and letters come when the test asks for them; the clock is the test's.
 */
export async function aJourney() {
  built()
  const [database, browser, port] = await Promise.all([testDatabase('embedded'), openBrowser(), freePort()])
  const origin = `http://127.0.0.1:${port}`
  const portal = await aPortal(database, { WIEC_URL: origin })
  const server = await serve(portal.app, portal.cache, { host: '127.0.0.1', port })
  const office = await createOrganisation(portal.system(), {
    name: 'Urząd Miejski w Augustowie',
    kind: 'local-government',
    unitCode: '2001011',
    email: 'urzad@example.org',
    phone: '87 000 00 00',
    address: '',
    website: 'https://urzad.example.org',
    description: '',
  })
  const admin = await portal.person([{ role: 'team-admin', scope: office.id }], 'Anna Bielska')
  const team = { portal, admin, organisationId: office.id, unitCode: '2001011' }
  const windows: Window[] = []

  return {
    origin,
    portal,
    office,
    admin,
    /** A consultation of the office that takes remarks, with these letters in it. */
    openConsultation: (title: string, letters: string[] = [], unitCode = team.unitCode) =>
      aConsultation({ ...team, unitCode }, title, 'open', letters),
    /** Somebody with a password and a role in the team. */
    async member(email: string, name: string, role: TeamRole) {
      const personId = await createPerson(portal.system(), {
        name,
        email,
        passwordHash: await passwordHash(),
        demo: true,
      })
      await giveRole(portal.system(), { personId, role, organisationId: office.id })
    },
    /** So much time goes by. */
    pass(time: Temporal.DurationLike) {
      portal.clock.set(portal.clock.now().add(time))
      // Kept pages grow old by the machine's time.
      portal.cache.clear()
    },
    /** A window of its own; that it asked no other origin for anything is checked when the journey ends. */
    async window(options: BrowserContextOptions = DESK): Promise<Window> {
      const window = await openWindow(browser, origin, options)
      windows.push(window)
      return window
    },
    /** The newest letter to an address with such a subject, once everything that waits is done. */
    async letterTo(email: string, subject: RegExp) {
      await portal.jobs.drain()
      const letter = (await portal.letters()).find(({ to, subject: its }) => to === email && subject.test(its))
      if (!letter) throw new Error(`No letter ${subject} to ${email}`)
      return letter
    },
    async close() {
      try {
        for (const window of windows) await window.close()
        expect(portal.faults()).toEqual([])
      } finally {
        await browser.close()
        await server.stop()
        await portal.close()
        await database.close()
      }
    },
  }
}

export type Journey = Awaited<ReturnType<typeof aJourney>>

/** Tests of a file are chapters of one story: after one that failed, the next would only say so again. */
export function inChapters() {
  let broken = false
  beforeEach(({ skip, onTestFailed }) => {
    skip(broken, 'an earlier chapter failed')
    onTestFailed(() => {
      broken = true
    })
  })
}

/** The address in a letter that leads to such a path. */
export function linkIn({ text }: { text: string }, path: RegExp): string {
  const found = text.match(/https?:\/\/[^\s<>"]+/g)?.find((address) => path.test(new URL(address).pathname))
  if (!found) throw new Error(`No link to ${path} in: ${text}`)
  return found
}

export const pathOf = (page: Page) => new URL(page.url()).pathname

/** What a person reads in the main part of the page. */
export const textOf = async (page: Page) => (await page.locator('main').textContent()) ?? ''

/** The window somebody looks at now; Chromium lets those behind it sleep. */
export async function turnTo({ page }: Window): Promise<Page> {
  await page.bringToFront()
  return page
}

/** Opens a page and looks for barriers. */
export async function open(page: Page, address: string, status = 200) {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(status)
  await expectNoBarriers(page)
}

/** Opens the page until it says so: what it waits for is done apart, by the worker. */
export async function again(page: Page, address: string, says: (text: string) => boolean) {
  const look = async () => {
    await page.goto(address)
    return says(await textOf(page))
  }
  await expect.poll(look, { timeout: 30_000, interval: 200 }).toBe(true)
}

/** Does what leads to another page, and waits for that page. */
export async function leave(page: Page, act: () => Promise<unknown>) {
  await Promise.all([page.waitForEvent('framenavigated'), act()])
  await page.waitForLoadState()
}

/** Presses the button and waits for the page it leads to. */
export const send = (page: Page, button: string) =>
  leave(page, () => page.getByRole('button', { name: button, exact: true }).click())

/** Follows the first link of that name in the main part of the page. */
export const follow = (page: Page, name: string | RegExp) =>
  leave(page, () =>
    page
      .locator('main')
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click(),
  )

/** Signs in with the password all people of the stories have; where this leads is for the test to look at. */
export async function enterPassword(page: Page, origin: string, email: string) {
  await page.goto(`${origin}/zaloguj`)
  await page.getByLabel('Adres e-mail').fill(email)
  await page.getByLabel('Hasło').fill(PASSWORD)
  await send(page, 'Zaloguj się')
}

/** What comes of a link or a button that gives a file: its name, and where it lies now. */
export async function download(page: Page, from: Locator): Promise<{ name: string; path: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), from.first().click()])
  return { name: file.suggestedFilename(), path: await file.path() }
}

/** Goes through the page by Tab until there, as somebody without a mouse does; every stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator, most = 80) {
  // Looked up once, and again where a script has put another in its place: by role and name it takes longer than a stop.
  let element = await target.elementHandle()
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab')
    // The window follows the focus a frame later, and on a busy machine a frame may be long in coming.
    await expect
      .poll(() => focusProblem(page), { timeout: 10_000, interval: 20, message: `focus on ${page.url()}` })
      .toBeNull()
    const where = await element?.evaluate((element) =>
      element === document.activeElement ? 'here' : element.isConnected ? 'elsewhere' : 'gone',
    )
    if (where === 'here') return
    if (where === 'gone') element = await target.elementHandle()
  }
  throw new Error(`Tab never came to ${target} on ${page.url()}`)
}

/** What keeps a person from seeing where the focus is (WCAG 2.2, 2.4.7 and 2.4.11), or null. */
const focusProblem = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const name = `${element.tagName.toLowerCase()} ${element.textContent?.trim().slice(0, 40) || element.getAttribute('name') || element.id}`
    const outlined = [null, '::after'].some((part) => {
      // The link of a card draws its mark around the whole card.
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
    // A point of a map is a circle with a thick edge.
    const circled = [...element.querySelectorAll('circle')].some(
      (circle) => Number.parseFloat(getComputedStyle(circle).strokeWidth) >= 4,
    )
    const marked = outlined || circled
    if (!marked) return `${name} looks as without focus`
    const box = element.getBoundingClientRect()
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, innerHeight / 2)]
    if (box.width === 0 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name} is off the window`
    const top = document.elementFromPoint(x, y)
    return top && (element.contains(top) || top.contains(element)) ? null : `${name} is behind something`
  })
