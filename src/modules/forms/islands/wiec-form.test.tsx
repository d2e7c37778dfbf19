import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser, type SharedBrowser } from '../../../../tests/support/browser.ts'
import { anyForm, anyTyped } from '../../../../tests/support/random-forms.ts'
import { gatherTexts } from '../../../platform/texts/index.ts'
import { htmlOf } from '../../../ui/testing.ts'
import uiEn from '../../../ui/texts.en.json' with { type: 'json' }
import uiPl from '../../../ui/texts.pl.json' with { type: 'json' }
import { WholeQuestions } from '../answering/form-parts.tsx'
import { sectionsFor } from '../answering/mount.ts'
import { formStateOf } from '../answering/view.ts'
import { aDefinition, aQuestion, aSection, everyQuestion } from '../examples.ts'
import type { FormDefinition } from '../model.ts'
import en from '../texts.en.json' with { type: 'json' }
import pl from '../texts.pl.json' with { type: 'json' }
import type { TypedAnswers } from '../typed.ts'

const t = gatherTexts(
  [
    { pl: uiPl, en: uiEn },
    { pl, en },
  ],
  true,
).in('pl')

let browser: SharedBrowser
let page: Page
let script: string
beforeAll(async () => {
  script = await builtIsland()
  browser = await openBrowser()
  page = await (await browser.newContext()).newPage()
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><html lang="pl"><body></body>' }),
  )
}, 60_000)
afterAll(() => browser.close())
beforeEach(() => page.goto('https://wiec.example/'))

/** The island as people get it, with everything it imports in one file. */
async function builtIsland(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: 'src/modules/forms/islands/wiec-form.ts' },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as { output: { type: string; code?: string }[] }
  expect(output).toHaveLength(1)
  return output[0]?.code ?? ''
}

/** The questions of a form as the server draws them for what was typed, alive in the browser. */
async function show(definition: FormDefinition, typed: TypedAnswers = {}) {
  const asking = {
    definition,
    locale: 'pl' as const,
    form: formStateOf(typed),
    seed: 'ela',
    map: undefined,
    maps: {},
    found: {},
    kept: {},
  }
  const html = htmlOf(<WholeQuestions asking={asking} sections={sectionsFor(definition, typed)} />, { t })
  await page.evaluate((html) => {
    document.body.innerHTML = `<form>${html}</form>`
  }, html)
  await page.addScriptTag({ type: 'module', content: script })
  await page.waitForFunction(() => customElements.get('wiec-form'))
}

const visible = () =>
  page.$$eval('[data-question]', (all) =>
    all
      .filter((at) => !(at as HTMLElement).hidden && !at.closest('[data-section][hidden]'))
      .map((at) => (at as HTMLElement).dataset.question ?? ''),
  )
const asked = () => page.inputValue('[name=asked]')

test('weighs at most 15 kB with everything it imports', () => {
  const bytes = gzipSync(script).length
  expect(bytes).toBeGreaterThan(500)
  expect(bytes).toBeLessThan(15_000)
})

const chain = aDefinition([
  aSection('first', [
    aQuestion('single', 'bus'),
    aQuestion('long-text', 'why', { showWhen: { question: 'bus', chosen: 'a' } }),
    aQuestion('number', 'rides', { showWhen: { question: 'bus', chosen: 'b' } }),
  ]),
  aSection('second', [aQuestion('short-text', 'line')], { showWhen: { question: 'rides', atLeast: 5 } }),
])

test('questions and sections come and go while a person answers, and the server is told which stood there', async () => {
  await show(chain)
  expect(await visible()).toEqual(['bus'])
  await page.check('[name=q-bus][value=a]')
  expect(await visible()).toEqual(['bus', 'why'])
  await page.check('[name=q-bus][value=b]')
  await page.fill('[name=q-rides]', '12,5')
  expect(await visible()).toEqual(['bus', 'rides', 'line'])
  expect(await asked()).toBe('bus rides line')
  await page.check('[name=q-bus][value=c]')
  expect(await visible()).toEqual(['bus'])
})

test('random forms with whatever is typed look in the browser as the server decides', async () => {
  const cases = fc.sample(
    anyForm.chain((definition) => fc.tuple(fc.constant(definition), anyTyped(definition))),
    { numRuns: 60, seed: 20260930 },
  )
  let hidden = 0
  for (const [definition, typed] of cases) {
    await show(definition, typed)
    // What the fields really hold: a browser keeps no value a select or a radio does not offer.
    const inFields = await page.$eval('form', (form) => {
      const held: Record<string, string[]> = {}
      for (const [name, value] of new FormData(form as HTMLFormElement))
        if (typeof value === 'string' && value !== '') held[name] = [...(held[name] ?? []), value]
      return held
    })
    const expected = sectionsFor(definition, inFields).flatMap((section) =>
      section.questions.filter(({ shown }) => shown).map(({ question }) => question.id),
    )
    expect(await visible()).toEqual(expected)
    hidden += definition.sections.flatMap(({ questions }) => questions).length - expected.length
  }
  // The forms are such that something is often hidden; otherwise this would say little.
  expect(hidden).toBeGreaterThan(30)
}, 60_000)

test('options are put in order by buttons, with a key as well, and a voice hears the place', async () => {
  await show(everyQuestion())
  const row = (label: string) => page.locator('.forms-rank', { hasText: label })
  const order = () => page.$$eval('.forms-rank', (rows) => rows.map((at) => (at as HTMLElement).dataset.label))
  await row('Kursy wieczorem').getByRole('button', { name: 'W górę: Kursy wieczorem' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  expect((await order())[0]).toBe('Kursy wieczorem')
  expect(await page.textContent('[data-ranking] [role=status]')).toBe('Kursy wieczorem: miejsce 1')
  expect(await page.inputValue('[name=q-improve--o-evening]')).toBe('1')
  // Three places are asked for: the fourth option has none.
  expect(await page.inputValue('[name=q-improve--o-price]')).toBe('')
})

test('a divided budget says what is left, and what is too much', async () => {
  await show(aDefinition([aQuestion('budget', 'spend')]))
  const said = () => page.textContent('.forms-sum')
  expect(await said()).toBe('Zostało 100 z 100.')
  await page.fill('[name=q-spend--o-a]', '60')
  expect(await said()).toBe('Zostało 40 z 100.')
  await page.fill('[name=q-spend--o-b]', '50')
  expect(await said()).toBe('Rozdzielono o 10 za dużo, do podziału jest 100.')
  await page.fill('[name=q-spend--o-b]', '40')
  expect(await said()).toBe('Wszystko rozdzielone: 100.')
})

test('words of one’s own are asked for where the option that wants them is chosen', async () => {
  await show(everyQuestion())
  const words = page.locator('[name=q-why--other]')
  expect(await words.isVisible()).toBe(false)
  await page.check('[name=q-why][value=other]')
  expect(await words.isVisible()).toBe(true)
})

test('what the browser is told of the form has none of its words, which the page has already', async () => {
  await show(everyQuestion())
  const told = (await page.getAttribute('wiec-form', 'data-definition')) ?? ''
  expect(told).toContain('"stops"')
  expect(told).not.toMatch(/autobus|przystan|Urząd/)
})
