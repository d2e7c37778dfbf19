import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'
import type { VNode } from 'preact'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, type SharedBrowser } from '../../../tests/support/browser.ts'
import { Dialog } from '../feedback/feedback.tsx'
import { Confirmation, Form, SubmitButton, TextArea } from '../forms/index.ts'
import { BulkBar, BulkForm, Progress, Table } from '../lists/index.ts'
import { Share } from '../sharing/share.tsx'
import { htmlOf } from '../testing.ts'

const address = 'https://wiec.example/'

let browser: SharedBrowser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  context = await browser.newContext({ locale: 'pl' })
  page = await context.newPage()
})

afterEach(() => context.close())

const remarkForm = (
  <Form action="/uwagi" draft="remark:park">
    <TextArea form={{ values: {} }} name="text" label="Uwaga" limit={20} />
    <input type="password" name="secret" aria-label="Hasło" />
    <SubmitButton>Wyślij</SubmitButton>
  </Form>
)

test('unsent text is kept in the browser, offered back, and forgotten once it has arrived', async () => {
  await show(remarkForm, 'wiec-draft')
  await page.fill('textarea', 'Więcej ławek')
  await page.fill('[name=secret]', 'sekret')
  await page.getByText(/Zapisane w tej przeglądarce o \d/).waitFor()
  expect(await stored()).toContain('Więcej ławek')
  expect(await stored()).not.toContain('sekret')

  await show(remarkForm, 'wiec-draft')
  expect(await page.inputValue('textarea')).toBe('')
  await page.getByRole('button', { name: 'Przywróć go' }).click()
  expect(await page.inputValue('textarea')).toBe('Więcej ławek')

  await show(<Confirmation title="Dziękujemy" draft="remark:park" />, 'wiec-draft')
  expect(await stored()).toBe('{}')
})

test('what is offered back is sent under the key of the form it was written in, so that it is kept once', async () => {
  const withKey = (formKey: string) => (
    <Form action="/uwagi" draft="remark:park">
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="shown" value={formKey} />
      <TextArea form={{ values: {} }} name="text" label="Uwaga" />
    </Form>
  )
  await show(withKey('first'), 'wiec-draft')
  await page.fill('textarea', 'Więcej ławek')
  await page.getByText(/Zapisane w tej przeglądarce/).waitFor()

  await show(withKey('second'), 'wiec-draft')
  expect(await page.inputValue('[name=formKey]')).toBe('second')
  await page.getByRole('button', { name: 'Przywróć go' }).click()
  expect(await page.inputValue('[name=formKey]')).toBe('first')
  expect(await page.inputValue('[name=shown]')).toBe('second')
})

test('a person may delete the kept text', async () => {
  await show(remarkForm, 'wiec-draft')
  await page.fill('textarea', 'Nieważne')
  await page.getByText(/Zapisane w tej przeglądarce/).waitFor()
  await show(remarkForm, 'wiec-draft')
  await page.getByRole('button', { name: 'Usuń go' }).click()
  expect(await stored()).toBe('{}')
})

test('the count follows writing and says when there is too much', async () => {
  await show(remarkForm, 'wiec-count')
  await page.fill('textarea', 'Ławki 🌳')
  expect(await page.textContent('.ui-count')).toBe('Napisano 7 z 20 znaków')
  await page.fill('textarea', 'a'.repeat(21))
  expect(await page.getAttribute('.ui-count', 'class')).toContain('ui-count-over')
})

const rows = ['1', '2', '3', '4']
const workList = (
  <BulkForm action="/praca">
    <Table
      caption="Uwagi"
      rows={rows}
      rowId={(row) => row}
      selection={{ name: 'remark', label: (row) => `Zaznacz ${row}` }}
      columns={[{ label: 'Uwaga', cell: (row) => <a href={`#${row}`}>{row}</a> }]}
    />
    <BulkBar>
      <SubmitButton>Razem</SubmitButton>
    </BulkBar>
  </BulkForm>
)

test('one box chooses all rows, Shift chooses a range, and the count is said', async () => {
  await show(workList, 'wiec-select-all')
  await page.getByRole('checkbox', { name: 'Zaznacz wszystkie na tej stronie' }).check()
  expect(await page.textContent('.ui-bulk-count')).toBe('Zaznaczone: 4')
  await page.getByRole('checkbox', { name: 'Zaznacz wszystkie na tej stronie' }).uncheck()
  await page.getByRole('checkbox', { name: 'Zaznacz 2' }).click()
  await page.getByRole('checkbox', { name: 'Zaznacz 4' }).click({ modifiers: ['Shift'] })
  expect(await page.textContent('.ui-bulk-count')).toBe('Zaznaczone: 3')
})

test('keys move between rows and choose them, until they are switched off', async () => {
  await show(workList, 'wiec-keys')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  expect(await chosen()).toEqual(['2'])
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  expect(await chosen()).toEqual(['1', '2'])

  await page.getByText('Skróty klawiszowe').click()
  await page.getByLabel('Wyłącz skróty jednoliterowe').check()
  await page.keyboard.press('x')
  expect(await chosen()).toEqual(['1', '2'])
})

test('work in progress is sent by itself, and a failure is said', async () => {
  const bodies: string[] = []
  let status = 204
  await page.route(`${address}szkic`, (route) => {
    bodies.push(route.request().postData() ?? '')
    return route.fulfill({ status })
  })
  await show(
    <Form action="/szkic" autosave>
      <TextArea form={{ values: {} }} name="text" label="Tekst" />
    </Form>,
    'wiec-autosave',
  )
  await page.fill('textarea', 'Pierwsze słowa')
  await page.getByText(/Zapisane o \d/).waitFor()
  expect(bodies[0]).toContain('Pierwsze słowa')
  expect(bodies[0]).toContain('name="autosave"')
  status = 503
  await page.fill('textarea', 'Dalsze słowa')
  await page.getByText('Nie udało się zapisać.').waitFor()
})

test('a folded question becomes a dialog that Esc closes', async () => {
  await show(
    <Dialog id="jak" opener="Jak to działa?" title="Jak to działa">
      Piszesz.
    </Dialog>,
    'wiec-dialog',
  )
  await page.getByRole('button', { name: 'Jak to działa?' }).click()
  await page.getByRole('dialog', { name: 'Jak to działa' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('the address of a page is copied', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address })
  await show(<Share href="/konsultacje/park" title="Park" />, 'wiec-share')
  await page.getByRole('button', { name: 'Kopiuj odnośnik' }).click()
  await page.getByText('Odnośnik skopiowany.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://wiec.example/konsultacje/park')
})

test('long work is followed until the page has no more of it', async () => {
  await show(<Progress label="Wczytujemy" done={1} of={4} />, 'wiec-progress')
  await serve(<Progress label="Wczytujemy" done={3} of={4} />)
  await page.getByText('75%').first().waitFor()
  await serve(<p>Gotowe, wczytaliśmy wszystko.</p>)
  await page.getByText('Gotowe, wczytaliśmy wszystko.').waitFor()
})

async function show(node: VNode, island: string) {
  await serve(node)
  await page.goto(address)
  const script = stripTypeScriptTypes(readFileSync(new URL(`./${island}.ts`, import.meta.url), 'utf8'))
  await page.addScriptTag({ content: script, type: 'module' })
  await page.waitForFunction((name) => customElements.get(name), island)
}

async function serve(node: VNode) {
  await page.unroute(address)
  const body = `<!doctype html><html lang="pl"><title>Próba</title><body>${htmlOf(node)}`
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
}

const stored = () => page.evaluate(() => JSON.stringify(localStorage))

const chosen = () =>
  page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('tbody input:checked')].map((box) => box.value))
