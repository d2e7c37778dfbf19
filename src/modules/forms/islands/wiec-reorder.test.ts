import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, type SharedBrowser } from '../../../../tests/support/browser.ts'

const ADDRESS = 'https://wiec.example/praca/formularze/x'

const list = (id: string, items: string[]) =>
  `<ol data-list="${id}">${items.map((item) => `<li class="design-question" data-item="${item}"><span>${item}</span></li>`).join('')}</ol>`

/** Two sections as the server sends them; `name` as on the page of a question. */
const outline = (name = '') => `<!doctype html><html lang="pl"><title>Formularz</title>
  <style>${readFileSync('src/modules/forms/designing.css', 'utf8')} li { height: 40px } ol { min-height: 30px; padding: 0 }</style>
  <body><wiec-reorder data-handle="Przeciągnij" ${name && `data-name="${name}"`}><form method="post" action="/miejsce">
  ${list('s1', ['a', 'b', 'c'])}${list('s2', ['d'])}${list('s3', [])}</form></wiec-reorder>`

let browser: SharedBrowser
let page: Page
let sent: string[]

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
  sent = []
})
afterEach(() => page.close())

async function show(html: string) {
  await page.route('**/*', (route) => {
    const request = route.request()
    if (request.method() === 'POST') sent.push(`${new URL(request.url()).pathname} ${request.postData()}`)
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
  })
  await page.goto(ADDRESS)
  await page.addScriptTag({
    type: 'module',
    content: stripTypeScriptTypes(readFileSync('src/modules/forms/islands/wiec-reorder.ts', 'utf8')),
  })
  await page.waitForFunction(() => customElements.get('wiec-reorder'))
}

/** Takes a row by its handle and leaves it over the upper part of another one, or inside a list. */
async function drag(item: string, to: string, { release = true, lower = false } = {}) {
  const from = await page.locator(`[data-item=${item}] > .design-handle`).boundingBox()
  const over = await page.locator(to).boundingBox()
  if (!from || !over) throw new Error('Nothing to drag')
  await page.mouse.move(from.x + 5, from.y + 5)
  await page.mouse.down()
  await page.mouse.move(over.x + 60, over.y + (lower ? over.height - 4 : 4), { steps: 4 })
  if (release) await page.mouse.up()
}

test.each([
  ['up', 'c', '[data-item=a]', 'item=c&list=s1&before=a'],
  ['to another section', 'a', '[data-item=d]', 'item=a&list=s2&before=d'],
  ['to the end of a section', 'a', '[data-item=d] >> xpath=..', 'item=a&list=s2&before='],
  ['into an empty section', 'b', '[data-list=s3]', 'item=b&list=s3&before='],
])('a row dragged %s is sent as what the server expects', async (_, item, to, body) => {
  await show(outline())
  const answered = page.waitForEvent('load')
  await drag(item, to, { lower: to.includes('xpath') })
  await answered
  expect(sent).toEqual([`/miejsce ${body}`])
})

test('on the page of a question the whole form is sent, with one field more', async () => {
  await show(outline('drop'))
  const answered = page.waitForEvent('load')
  await drag('b', '[data-item=a]')
  await answered
  expect(sent).toEqual(['/miejsce drop=b+s1+a'])
})

test('what is dropped where it stood, or given up with Escape, sends nothing', async () => {
  await show(outline())
  await drag('b', '[data-item=b]')
  await drag('b', '[data-item=d]', { release: false })
  expect(await page.locator('.design-drop-before').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await page.locator('.design-drop-before, .design-dragged').count()).toBe(0)
  expect(sent).toEqual([])
})

test('handles are for pointers alone: nothing new is heard or reached by the keyboard', async () => {
  await show(outline())
  expect(await page.locator('.design-handle:not([aria-hidden=true]), .design-handle[tabindex]').count()).toBe(0)
})
