import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, type SharedBrowser } from '../../../../tests/support/browser.ts'

const ADDRESS = 'https://wiec.example/konsultacje/park/uwagi/nowa'

/** The part of the form as the server sends it, with the mark it drew when a spot was pressed before. */
const form = (spot = '') => `<!doctype html><html lang="pl"><title>Uwaga</title>
  <style>${readFileSync('src/modules/remarks/styles.css', 'utf8')}</style>
  <body style="margin:40px"><form method="post"><wiec-spot data-marked="Zaznaczono miejsce." data-remove="Usuń zaznaczenie">
    <p role="status">${spot && 'Zaznaczono miejsce.'}</p>
    <input type="hidden" name="spot" value="${spot}">
    <input type="image" name="pick" alt="Zaznacz miejsce" src="/miejsca/mapa/2001011.svg${spot && '?punkt=22.9,53.8'}"
      width="320" height="320" style="border:1px solid;max-width:none">
  </wiec-spot></form>`

let browser: SharedBrowser
let page: Page
let sent: number

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
  sent = 0
})
afterEach(() => page.close())

async function show(html: string) {
  await page.route('**/*', (route) => {
    if (route.request().method() === 'POST') sent += 1
    return route.request().url().includes('.svg')
      ? route.fulfill({
          contentType: 'image/svg+xml',
          body: '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320"/>',
        })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
  })
  await page.goto(ADDRESS)
  await page.addScriptTag({
    type: 'module',
    content: stripTypeScriptTypes(readFileSync('src/modules/remarks/islands/wiec-spot.ts', 'utf8')),
  })
  await page.waitForFunction(() => customElements.get('wiec-spot'))
}

const kept = () => page.inputValue('[name=spot]')
/** Where the middle of the mark is on the picture, in its pixels. */
const markedAt = () =>
  page.evaluate(() => {
    const mark = document.querySelector('.remarks-spot')?.getBoundingClientRect()
    const picture = document.querySelector('input[type=image]')?.getBoundingClientRect()
    if (!mark || !picture || mark.width === 0) return null
    return [mark.x + mark.width / 2 - picture.x - 1, mark.y + mark.height / 2 - picture.y - 1].map(Math.round)
  })

test('a press marks the spot where it was, keeps it in pixels of the picture, and sends nothing', async () => {
  await show(form())
  expect(await markedAt()).toBeNull()
  await page.click('input[type=image]', { position: { x: 101, y: 51 } })
  expect(await kept()).toBe('101,51')
  expect(await markedAt()).toEqual([101, 51])
  expect(await page.textContent('[role=status]')).toBe('Zaznaczono miejsce.')
  await page.click('input[type=image]', { position: { x: 201, y: 251 } })
  expect(await markedAt()).toEqual([201, 251])
  expect(sent).toBe(0)
})

test('a mark is removed by its button, which is there only with a mark', async () => {
  await show(form())
  const remove = page.getByRole('button', { name: 'Usuń zaznaczenie' })
  expect(await remove.isVisible()).toBe(false)
  await page.click('input[type=image]', { position: { x: 101, y: 51 } })
  await remove.click()
  expect([await kept(), await markedAt(), await remove.isVisible()]).toEqual(['', null, false])
})

test('a press of a key marks nothing and sends nothing: a form is not sent by surprise', async () => {
  await show(form())
  await page.focus('input[type=image]')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  expect([await kept(), sent]).toEqual(['', 0])
})

test('a spot that the server marked is taken over, and can be moved', async () => {
  await show(form('160,150'))
  expect(await page.getAttribute('input[type=image]', 'src')).not.toContain('punkt')
  expect(await markedAt()).toEqual([160, 150])
  await page.click('input[type=image]', { position: { x: 30, y: 40 } })
  expect(await kept()).toBe('30,40')
})
