import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answersStream } from '../../src/modules/forms/answers-store.ts'
import { aDefinition, aQuestion } from '../../src/modules/forms/examples.ts'
import { mapPart, mapResultsOf, openAnswering } from '../../src/modules/forms/index.ts'
import type { Answer, FollowUp } from '../../src/modules/forms/model.ts'
import type { MapQuestion } from '../../src/modules/forms/ports.ts'
import type { Form, Version } from '../../src/modules/forms/rules.ts'
import { submitAnswers } from '../../src/modules/forms/submitting.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from '../../src/modules/forms/testing.tsx'
import {
  expectNoBarriers,
  openBrowser,
  openWindow,
  PHONE,
  type SharedBrowser,
  type Window,
} from '../support/browser.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { aPortal, type TestPortal } from '../support/portal.ts'
import { resultsPage } from '../support/results-page.tsx'
import { built, served } from '../support/server.ts'

const HOLDS = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

let browser: SharedBrowser
let database: TestDatabase
let portal: TestPortal
let server: Awaited<ReturnType<typeof served>>
let window: Window
let page: Page

const asked = new Map<string, { owner: TestOwner; form: Form; version: Version }>()

/** A form with one question on a map, open under a name of its own. */
async function ask(name: string, given: Partial<MapQuestion>) {
  const label = { pl: 'Gdzie brakuje ławki?' }
  const owner = aTestOwner({ home: `/${name}`, caption: 'Ławki w Augustowie' }, { mayEnter: async () => true })
  owner.ports.map = mapPart
  const question = aQuestion('map', 'place', { label, required: true, ...given })
  const { form, version } = await aPublishedForm(portal.system(), owner, aDefinition([question]))
  portal.app.route(`/${name}`, openAnswering(owner.ports, { kind: 'test', ownerOf: async () => form.owner.id }))
  portal.app.route(
    `/${name}-wyniki`,
    resultsPage((context) =>
      mapResultsOf(context, { formId: form.id, definition: version.definition, readers: 'public' }),
    ),
  )
  asked.set(name, { owner, form, version })
}

const why = aQuestion('single', 'why', {
  label: { pl: 'Dlaczego tutaj?' },
  required: true,
  options: [
    { id: 'sun', label: { pl: 'Nie ma cienia' } },
    { id: 'own', label: { pl: 'Z innego powodu' }, other: true },
  ],
}) as FollowUp

beforeAll(async () => {
  built()
  database = await testDatabase('embedded')
  portal = await aPortal(database)
  await ask('punkty', { shape: 'point', area: { unitCode: '2001011', view: null }, maxShapes: 3, followUps: [why] })
  await ask('obszary', { shape: 'area', area: { unitCode: '2001', view: null }, maxShapes: 2 })
  server = await served(portal)
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await server.close()
  await portal.close()
  await database.close()
})

const open = async (options: Parameters<typeof openWindow>[2]) => {
  window = await openWindow(browser, server.origin, options)
  page = window.page
}
afterEach(() => window.close())

/** Begins to answer and waits for the map. */
async function begin(name: string) {
  await page.goto(`${server.origin}/${name}`)
  await page.getByRole('button', { name: 'Zaczynam' }).click()
  await page.locator('.places-shapes').waitFor({ state: 'attached' })
}

/** A spot of the map by shares of its width and height. */
async function spotAt(x: number, y: number): Promise<[number, number]> {
  const box = await page.locator('.places-canvas canvas').boundingBox()
  if (!box) throw new Error('The map is not on the page')
  return [box.x + box.width * x, box.y + box.height * y]
}

async function sent(name: string): Promise<Answer[]> {
  const { form } = asked.get(name) ?? {}
  const answers: Answer[] = []
  for await (const one of answersStream(database.db, form?.id ?? ''))
    if (one.answers.place) answers.push(one.answers.place)
  return answers
}

/** From the question to the receipt; the clock of the house goes on, as nobody answers in no time at all. */
async function send() {
  await page.getByRole('button', { name: 'Dalej' }).click()
  await page.getByRole('heading', { name: /Sprawdź odpowiedzi/ }).waitFor()
  portal.clock.set(portal.clock.now().add({ seconds: 20 }))
  await page.getByRole('button', { name: 'Wyślij' }).click()
  await page.getByText('Dziękujemy').first().waitFor()
}

describe('on a phone, by touch', () => {
  beforeEach(() => open(HOLDS))

  test('a person points, answers what is asked of the place, mends the draft after a reload, and sends', async () => {
    await begin('punkty')
    await expectNoBarriers(page)
    await page.touchscreen.tap(...(await spotAt(0.5, 0.5)))
    await page.getByText('Zaznaczone. Na mapie: 1 z 3.').waitFor()
    await page.touchscreen.tap(...(await spotAt(0.6, 0.5)))
    await page.getByText('Zaznaczone. Na mapie: 2 z 3.').waitFor()
    await expectNoBarriers(page)

    const first = page.locator('.places-shape').first()
    await first.getByLabel('Nie ma cienia').check()
    await page.locator('.places-shape').nth(1).getByLabel('Z innego powodu').check()
    await page.locator('.places-shape').nth(1).getByRole('textbox').fill('Stąd widać jezioro')
    expect(await first.getByLabel('Nie ma cienia').isChecked()).toBe(true)
    await page.getByText(/Zapisane w tej przeglądarce/).waitFor()

    await page.reload()
    await page.locator('.places-shapes').waitFor({ state: 'attached' })
    expect(await page.locator('.places-shape').count()).toBe(0)
    await page.getByRole('button', { name: 'Przywróć' }).click()
    await page.locator('.places-shape').nth(1).waitFor()
    expect(await page.locator('.places-shape').nth(1).getByRole('textbox').inputValue()).toBe('Stąd widać jezioro')

    await send()
    const [answer] = await sent('punkty')
    expect(answer).toMatchObject({
      shapes: [
        { followUps: { why: { choice: 'sun' } } },
        { followUps: { why: { choice: 'own', other: 'Stąd widać jezioro' } } },
      ],
    })
    const [lon = 0, lat = 0] = answer && 'shapes' in answer ? (answer.shapes[0]?.positions[0] ?? []) : []
    expect(lon).toBeGreaterThan(22.9)
    expect(lon).toBeLessThan(23.1)
    expect(lat).toBeGreaterThan(53.8)
    expect(String(lon).length).toBeLessThanOrEqual(8)
  })

  test('a place outside of the area is refused in words, and nothing is drawn', async () => {
    await begin('punkty')
    await page.touchscreen.tap(...(await spotAt(0.5, 0.03)))
    await page.getByText(/leży poza obszarem, o który pytamy \(gmina miejska Augustów\)/).waitFor()
    expect(await page.locator('.places-shape').count()).toBe(0)
  })

  test('a finger that goes over a point moves the point, and undoing brings it back', async () => {
    await begin('punkty')
    await page.touchscreen.tap(...(await spotAt(0.5, 0.5)))
    const corner = page.locator('.places-corner')
    await corner.waitFor()
    const before = await corner.textContent()
    const session = await window.context.newCDPSession(page)
    const [x, y] = await spotAt(0.5, 0.5)
    const touch = (type: string, points: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points })
    await touch('touchStart', [{ x, y }])
    for (let step = 1; step <= 5; step++) await touch('touchMove', [{ x: x + step * 6, y }])
    await touch('touchEnd', [])
    await page.getByText('Przesunięte.').waitFor()
    expect(await corner.textContent()).not.toBe(before)
    await page.getByRole('button', { name: 'Cofnij' }).click()
    await page.getByText('Cofnięte. Na mapie: 1 z 3.').waitFor()
    expect(await corner.textContent()).toBe(before)
  })
})

describe('by keyboard alone', () => {
  beforeEach(() => open({ viewport: { width: 1280, height: 900 } }))

  test('an area is drawn, moved corner by corner, and sent', async () => {
    await begin('obszary')
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    // The name is looked up by Enter, which does not send the form.
    await page.getByLabel(/Przesuń mapę do/).focus()
    await page.keyboard.type('w Lipsku')
    await press('Enter')
    await page.getByRole('button', { name: 'Lipsk', exact: true }).first().focus()
    await press('Enter')
    await page.getByText('Mapa pokazuje: Lipsk.').waitFor()
    await page.locator('.places-canvas canvas').focus()
    await expectNoBarriers(page)
    await press('Enter')
    await page.getByText('Pierwszy punkt postawiony. Postaw następny.').waitFor()
    const centre = async (key: string) => {
      await press(key)
      // The map glides: a point put while it does would lie under the one before.
      await page.locator('.places-canvas:not([data-moving])').waitFor()
      await press('Enter')
    }
    await centre('ArrowRight')
    await page.locator('.places-corner').nth(1).waitFor()
    await press('Escape')
    await page.getByText('To jeszcze za mało punktów. Postaw następny.').waitFor()
    await centre('ArrowDown')
    await page.locator('.places-corner').nth(2).waitFor()
    await press('Escape')
    await page.getByText('Kształt gotowy. Na mapie: 1 z 2.').waitFor()

    const corner = page.locator('.places-corner').first()
    const before = await corner.textContent()
    await corner.focus()
    await press('ArrowUp', 'ArrowUp', 'Shift+ArrowLeft')
    await page.getByText('Przesunięte.').waitFor()
    expect(await corner.textContent()).not.toBe(before)
    expect(await corner.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Dalej' }).focus()
    await send()
    const [answer] = await sent('obszary')
    expect(answer && 'shapes' in answer && answer.shapes[0]?.positions).toHaveLength(3)
  })
})

describe('without script', () => {
  beforeEach(() => open({ ...PHONE, javaScriptEnabled: false }))

  test('the place is told in words beside a picture of the area, and a gmina is chosen', async () => {
    await page.goto(`${server.origin}/obszary`)
    await page.getByRole('button', { name: 'Zaczynam' }).click()
    await page.getByText('Opisz miejsce słowami poniżej.').waitFor()
    expect(await page.locator('wiec-map svg').isVisible()).toBe(true)

    await page.getByRole('button', { name: 'Dalej' }).click()
    await page.getByText('Zaznacz miejsce na mapie albo opisz je słowami.').first().waitFor()
    await page.getByLabel(/Opisz te miejsca słowami/).fill('Łąka za młynem')
    await page.getByLabel(/Gmina, w której leży/).selectOption({ label: 'gmina wiejska Sztabin' })
    const before = (await sent('obszary')).length
    await send()
    const answers = await sent('obszary')
    expect(answers).toHaveLength(before + 1)
    expect(answers).toContainEqual({ placeWords: 'Łąka za młynem', unitCode: '2001072' })
  })
})

describe('results', () => {
  beforeEach(() => open({ viewport: { width: 768, height: 1000 } }))

  test('show squares with enough people, in words and on a map, and nothing of the others', async () => {
    const { owner, version } = asked.get('punkty') ?? {}
    if (!owner || !version) throw new Error('not asked')
    for (let person = 0; person < 7; person++)
      await submitAnswers(portal.system(), owner.ports, version, {
        key: `person ${person}`,
        channel: 'import',
        answers: {
          place: {
            shapes: [
              {
                positions: [person < 6 ? [23.0301 + person / 1e4, 53.8502] : [22.9612, 53.8421]],
                followUps: { why: { choice: 'sun' } },
              },
            ],
          },
        },
      })
    await page.goto(`${server.origin}/punkty-wyniki`)
    await page.locator('.places-zoom').waitFor()
    await expectNoBarriers(page)
    const html = await page.content()
    expect(html).not.toContain('22.96')
    expect(html).not.toContain('23.0301')
    await page.getByText('To samo bez mapy').click()
    await page.getByRole('cell', { name: '6', exact: true }).waitFor()
  })
})

describe('what it weighs', () => {
  beforeEach(() => open({ viewport: { width: 390, height: 500 } }))

  test('the library of maps is fetched when a map is near, and on no other page', async () => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    const library = () => fetched.filter((url) => url.includes('maplibre'))
    await page.goto(`${server.origin}/`)
    await page.goto(`${server.origin}/punkty`)
    await page.waitForLoadState('networkidle')
    expect(library()).toEqual([])
    await page.getByRole('button', { name: 'Zaczynam' }).click()
    await page.locator('.places-shapes').waitFor({ state: 'attached' })
    expect(library().length).toBeGreaterThanOrEqual(3)
  })

  test('what runs before a map is near is small; the library is a file of its own', () => {
    type Entry = { file: string; imports?: string[]; dynamicImports?: string[] }
    const manifest = JSON.parse(readFileSync('dist/client/.vite/manifest.json', 'utf8')) as Record<string, Entry>
    for (const island of ['wiec-map', 'wiec-map-view']) {
      const entry = Object.values(manifest).find(({ file }) => new RegExp(`/${island}-[^/]{8}\\.js$`).test(file))
      const parts = [entry?.file, ...(entry?.imports ?? []).map((key) => manifest[key]?.file)]
      const bytes = parts.reduce((sum, file) => sum + gzipSync(readFileSync(`dist/client/${file}`)).length, 0)
      expect(bytes, island).toBeLessThan(15_000)
      expect(parts.join()).not.toContain('maplibre')
    }
  })
})
