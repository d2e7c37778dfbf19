import { afterAll, beforeAll } from 'vitest'
import { openSession } from '../../src/modules/identity/index.ts'
import { barriersOn, DESK, openBrowser, openWindow, PHONE, type SharedBrowser, signIn, type Window } from './browser.ts'
import type { TestPortal } from './portal.ts'
import { built, served } from './server.ts'
import type { RoleName } from './world/roles.ts'
import { openWorld, type World } from './world.ts'

export interface Hall {
  browser: SharedBrowser
  portal: TestPortal
  world: World
  origin: string
  /** What stands in the way on these pages, for a stranger on a screen of this size. */
  forStrangers(paths: string[], size: Size): Promise<string[]>
  /** The same for somebody signed in, at a desk. */
  forRole(who: RoleName, paths: string[]): Promise<string[]>
}

export const SIZES = { desk: DESK, phone: PHONE }
export type Size = keyof typeof SIZES

/** A portal with something on every page and a browser before it, for the tests of one file. */
export function openHall(): Hall {
  const hall = {} as Hall
  beforeAll(async () => {
    built()
    const opened = await openWorld()
    const { portal, world } = opened
    const server = await served(portal)
    const browser = await openBrowser()
    const { origin } = server
    Object.assign(hall, {
      browser,
      portal,
      world,
      origin,
      async forStrangers(paths: string[], size: Size) {
        const window = await openWindow(browser, origin, SIZES[size])
        const wrong = await barriersAt(window, origin, paths, size)
        await window.close()
        return wrong
      },
      async forRole(who: RoleName, paths: string[]) {
        const window = await openWindow(browser, origin)
        await signIn(window.context, origin, await openSession(portal.house, world.people[who].id))
        const wrong = await barriersAt(window, origin, paths, 'desk')
        await window.close()
        return wrong
      },
    } satisfies Hall)
    close = async () => {
      await browser.close()
      await server.close()
      await opened.close()
    }
  }, 120_000)
  let close = async () => {}
  afterAll(() => close())
  return hall
}

/**
 * The whole set of rules in the light theme; in the others, which differ in colours alone, the rules about colours; on a
 * phone all but these. Themes follow the system here, as they do for those who chose none.
 */
async function barriersAt({ page }: Window, origin: string, paths: string[], size: Size): Promise<string[]> {
  const wrong: string[] = []
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
    const answer = await page.goto(origin + path)
    const absent = path.includes('nie-ma-takiej-strony') ? 404 : 200
    if (answer?.status() !== absent) wrong.push(`${path} answers ${answer?.status()}`)
    const note = (theme: string, barriers: string[]) =>
      wrong.push(...barriers.map((barrier) => `${path} (${theme}): ${barrier}`))
    note('light', await barriersOn(page, size === 'phone' ? 'size' : 'all'))
    const sticksOut = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (sticksOut > 0) wrong.push(`${path} sticks out by ${sticksOut} points`)
    if (size === 'phone') continue
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    note('dark', await barriersOn(page, 'colours'))
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'contrast'))
    note('contrast', await barriersOn(page, 'colours'))
  }
  return wrong
}
