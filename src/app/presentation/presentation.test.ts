import { beforeAll, expect, test } from 'vitest'
import { mistakesIn } from '../../../tests/support/house.ts'
import type { TestPortal } from '../../../tests/support/portal.ts'
import { openWorld, type World } from '../../../tests/support/world.ts'
import { partsOfPage } from './from-pages.ts'
import { makeTalk } from './talk.ts'

let portal: TestPortal
let world: World

beforeAll(async () => {
  const opened = await openWorld()
  ;({ portal, world } = opened)
  return opened.close
}, 180_000)

const talkOf = (person = world.people.administrator) => makeTalk(portal.contextOf(person), { slides: [], duties: [] })

test('a page becomes slides: a part for each heading, lists as points, nothing cut inside a word', () => {
  const parts = partsOfPage(
    'Czym jest Sieć',
    'Łączy **praktyków**. Działa od 2016.\n\n## Po co\n\nDla [rozmowy](/rozmowy).\n\n- jedno\n- drugie\n\n## Pusty\n\n## Długi\n\n- a\n- b\n- c\n- d\n- e\n- f\n- g',
  )
  expect(parts.map(({ title, lead, points }) => [title, lead, points.length])).toEqual([
    ['Czym jest Sieć', 'Łączy praktyków. Działa od 2016.', 0],
    ['Po co', 'Dla rozmowy.', 2],
    ['Długi', '', 6],
    ['Długi', '', 1],
  ])
  const [long] = partsOfPage('T', `${'słowo '.repeat(200)}.`)
  expect(long?.lead).toMatch(/słowo…$/)
  expect(long?.notes).toContain('słowo '.repeat(100))
})

test('the talk is made of present texts and numbers, each slide with words for the speaker', async () => {
  const talk = await talkOf()
  expect(talk.slides.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['poczatek', 'czlonkowie', 'konsultacje', 'trwaja', 'dolacz']),
  )
  expect(talk.slides.every(({ notes }) => notes !== '')).toBe(true)
  expect(new Set(talk.slides.map(({ id }) => id)).size).toBe(talk.slides.length)
  const open = talk.slides.find(({ id }) => id === 'trwaja')
  expect(open?.points?.join(' ')).toContain('Park nad Nettą')
  for (const { picture } of talk.slides) if (picture) expect(picture.alt.length).toBeGreaterThan(20)
})

test('whoever asks, it shows what a stranger sees: no draft is in it', async () => {
  const talk = JSON.stringify((await talkOf(world.people['team-admin'])).slides)
  expect(talk).not.toContain('Skwer przy dworcu')
})

test('what others have to show and what was promised stand in it when they say so', async () => {
  const talk = await makeTalk(portal.contextOf(world.people.person), {
    slides: [
      { slide: async () => ({ id: 'spotkania', title: 'Spotkania', points: ['Lipiec, Ełk'], notes: 'Były dwa.' }) },
      { slide: async () => null },
    ],
    duties: [{ duty: async (_, __, year) => ({ label: `Spotkania ${year}`, done: 1, promised: 2 }) }],
  })
  expect(talk.slides.find(({ id }) => id === 'spotkania')?.points).toEqual(['Lipiec, Ełk'])
  expect(talk.slides.find(({ id }) => id === 'obowiazki')?.table?.rows).toEqual([['Spotkania 2026', '1 z 2']])
})

test('the page is valid, says everything without script, and leads to both files', async () => {
  for (const path of ['/siec/prezentacja', '/en/siec/prezentacja']) {
    const { html, status } = await portal.stranger().get(path)
    expect(status).toBe(200)
    expect(await mistakesIn(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('/siec/prezentacja.pptx')
    expect(html).toContain('/siec/prezentacja.pdf')
  }
  expect((await portal.stranger().get('/siec')).html).toContain('/siec/prezentacja.pptx')
})

test.each([
  ['pptx', 'PK', 'presentationml'],
  ['pdf', '%PDF', 'application/pdf'],
])('the %s file comes to anybody, ready to save', async (extension, begins, type) => {
  const answer = await portal.stranger().get(`/siec/prezentacja.${extension}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain(type)
  expect(answer.headers.get('content-disposition')).toContain(`prezentacja-sieci.${extension}`)
  expect(answer.bytes.subarray(0, begins.length).toString()).toBe(begins)
  expect(portal.faults()).toEqual([])
})
