import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { FLAGS, PATH } from './browser-path.ts'

export { FLAGS, PATH } from './browser-path.ts'

export interface SharedBrowser {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  close(): Promise<void>
}

/** A browser of one file of tests. Beneath them all is one that each process begins once and that ends with it. */
export async function openBrowser(): Promise<SharedBrowser> {
  const kept = globalThis as { browser?: Promise<Browser> }
  if (!(await kept.browser)?.isConnected()) kept.browser = chromium.launch({ executablePath: PATH, args: FLAGS })
  const browser = (await kept.browser) as Browser
  const contexts: BrowserContext[] = []
  return {
    async newContext(options) {
      const context = await browser.newContext(options)
      contexts.push(context)
      return context
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
    },
  }
}

export const PHONE = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions
export const DESK = { viewport: { width: 1280, height: 900 } } satisfies BrowserContextOptions

/**
 * A window in Polish in which a request to any other origin, or a mistake of a script, fails the test that closes it.
 * It asks for less motion, so that what is looked at does not depend on how far a page has scrolled by now.
 */
export async function openWindow(browser: SharedBrowser, origin: string, options: BrowserContextOptions = DESK) {
  const context = await browser.newContext({
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    reducedMotion: 'reduce',
    ...options,
  })
  const wrong: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url()))
      wrong.push(`asked ${request.url()}`)
  })
  context.on('weberror', (error) => wrong.push(String(error.error())))
  context.on('console', (message) => {
    // A page of refusal answers with 4xx; axe tries a style of its own, which our policy stops.
    if (message.type() === 'error' && !/status of 4\d\d|Applying inline style/.test(message.text()))
      wrong.push(message.text())
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return {
    context,
    page,
    async close() {
      await context.close()
      expect(wrong).toEqual([])
    },
  }
}

export type Window = Awaited<ReturnType<typeof openWindow>>

/** The cookie header of a session, given to a browser. */
export async function signIn(context: BrowserContext, origin: string, cookie: string) {
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: origin }
    }),
  )
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Brings the rules with every page that is opened in these windows from now on, read and run only where they are asked for;
 * a page in a frame is looked at by itself.
 */
const bringRules = (context: BrowserContext) =>
  context.addInitScript(`if (window === window.top) window.${BRING} = () => { ${AXE} }`)

const BRING = 'bringRulesOfBarriers'

/**
 * WCAG 2.2 AA and good practice; in a theme that differs in colours only, the rules about colours; in a window that
 * differs in size only, all others.
 */
const RULES = {
  all: {},
  colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  size: { rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } },
}

/** What axe has against the page as it is now, in words. */
export async function barriersOn(page: Page, rules: keyof typeof RULES = 'all'): Promise<string[]> {
  if (!(await page.evaluate(`Boolean(window.axe || (window.${BRING}?.(), window.axe))`))) {
    await page.evaluate(AXE)
    await bringRules(page.context())
  }
  const { violations } = (await page.evaluate(
    (options) => Reflect.get(window, 'axe').run(document, options),
    // The styles axe would load beforehand serve one rule, which is off unless asked for.
    { resultTypes: ['violations'], preload: { assets: ['media'] }, iframes: false, ...RULES[rules] },
  )) as AxeResults
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary?.replace(/\s+/g, ' ')}`),
  )
}

/** Checks the page as it is now for barriers, and that nothing sticks out at the side. */
export async function expectNoBarriers(page: Page) {
  expect(await barriersOn(page), page.url()).toEqual([])
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sticksOut, `${page.url()} is wider than the window`).toBe(0)
}
