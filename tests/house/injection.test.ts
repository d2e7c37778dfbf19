import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { encodeCursor } from '../../src/platform/http/index.ts'
import { marksIn, marksInHtml, PUT, STRINGS, TYPED } from '../support/bad-strings.ts'
import { crawl, inPolish, onlyPages, ownPath, shapeOf } from '../support/crawl.ts'
import { type FormField, type FoundForm, formsIn, linksIn, valuesOf } from '../support/markup.ts'
import { NOW, ORIGIN, type TestPortal } from '../support/portal.ts'
import type { Answer, Fields } from '../support/visitor.ts'
import { aCsv, aPdf } from '../support/world/files.ts'
import type { Who } from '../support/world/roles.ts'
import { openWorld, type World } from '../support/world.ts'
import { ACCESS, filled } from './addresses/index.ts'

const SENDERS: Who[] = ['stranger', 'team-admin', 'administrator']

let portal: TestPortal
let world: World
/** Everything that was answered to a bad string. */
const answers: { what: string; answer: Answer }[] = []

beforeAll(async () => {
  const opened = await openWorld()
  ;({ portal, world } = opened)
  await sendEverywhere()
  await portal.jobs.drain().catch((problem) =>
    answers.push({
      what: `jobs: ${problem}`,
      answer: { status: 500, html: '', bytes: Buffer.of(), headers: new Headers(), location: null, flash: null },
    }),
  )
  return opened.close
}, 600_000)

async function sendEverywhere() {
  const tried = new Set<string>()
  for (const who of SENDERS) {
    const found = await crawl(await world.as(who), ['/', '/praca', '/konto'], { follows: onlyPages })
    for (const { path, answer } of found) noteNames(path, answer.html)
    const fresh = formsOf(found.map(({ path, answer }) => ({ path, html: answer.html }))).filter(
      ({ key }) => !tried.has(key),
    )
    for (const { form, path, key } of inOrder(fresh)) {
      tried.add(key)
      for (const [kind, text] of Object.entries(TYPED))
        await send(who, `${kind} on ${path} to ${form.action}`, form, typed(form, text))
      for (const [kind, text] of Object.entries(PUT))
        await send(who, `${kind} in every field on ${path} to ${form.action}`, form, everywhere(form, text))
      await send(who, `the first year on ${path} to ${form.action}`, form, {
        ...typed(form, 'wstrzyk'),
        ...ancient(form),
      })
    }
  }
}

async function send(who: Who, what: string, form: FoundForm, fields: Fields) {
  const sender = await world.as(who)
  // A form that is filled in sooner than a person can write is refused before it is read.
  portal.clock.set(Temporal.Instant.from(NOW).add({ seconds: 30 }))
  const asked = `${form.action.split('?')[0]}?${new URLSearchParams(fields as Record<string, string>)}`
  const answer = await (form.method === 'post' ? sender.post(form.action, fields) : sender.get(asked))
  portal.clock.set(NOW)
  answers.push({ what: `${who}: ${what}`, answer })
}

test('many forms were tried', () => {
  expect(answers.length).toBeGreaterThan(500)
  expect(answers.filter(({ answer }) => answer.status === 303).length).toBeGreaterThan(100)
  expect(answers.filter(({ answer }) => answer.status === 422).length).toBeGreaterThan(100)
})

test('no field of any form breaks the portal', () => {
  expect(
    answers.filter(({ answer }) => answer.status >= 500).map(({ what, answer }) => `${what}: ${answer.status}`),
  ).toEqual([])
  expect(portal.faults()).toEqual([])
})

test('nothing that was typed is more than text in any answer', () => {
  expect(answers.flatMap(({ what, answer }) => marksIn(answer).map((mark) => `${what}: ${mark}`))).toEqual([])
})

test('nothing that was typed becomes a header or leads away', () => {
  const wrong = answers.filter(
    ({ answer: { headers, location } }) =>
      headers.getSetCookie().some((cookie) => cookie.startsWith('wstrzyk')) ||
      (location !== null && (!location.startsWith('/') || new URL(location, ORIGIN).origin !== ORIGIN)),
  )
  expect(wrong.map(({ what, answer }) => `${what}: ${answer.location}`)).toEqual([])
})

test('what was kept is only text on every page that shows it', async () => {
  const kept: string[] = []
  const wrong: string[] = []
  for (const who of SENDERS)
    for (const { path, answer } of await crawl(
      await world.as(who),
      ['/', '/konsultacje?stan=wszystkie', '/praca', '/konto'],
      { follows: inPolish },
    )) {
      if (answer.html.includes('wstrzyk')) kept.push(path)
      wrong.push(...marksIn(answer).map((mark) => `${who} ${path}: ${mark}`))
      if (answer.status >= 500) wrong.push(`${who} ${path}: ${answer.status}`)
    }
  expect(kept.length).toBeGreaterThan(20)
  expect(wrong).toEqual([])
})

test('no cell of a table that can be taken away runs as a formula', async () => {
  const { slug } = world.consultations.open
  for (const text of FORMULAS)
    await giveRemark(slug, { body: `${text} i ławki`, signature: text, placeWords: text, quotation: text })
  // Somebody new: the old ones may have been made to leave.
  const admin = await portal.signedIn(await portal.person([{ role: 'administrator', scope: null }]))
  await admin.post(`/praca/konsultacje/${slug}/wprowadzanie`, {
    body: '=1+1',
    channel: 'paper',
    receivedOn: '2026-09-29',
    authorKind: 'organisation',
    organisationName: '=ORG()',
  })
  const texts = [
    ...csvCells(await admin.get(`/konsultacje/${slug}/uwagi.csv`)),
    ...csvCells(await admin.get('/moderacja.csv')),
    ...csvCells(await admin.get('/administracja/dziennik.csv')),
    ...xlsxCells(await admin.get(`/konsultacje/${slug}/uwagi.xlsx`)),
    ...xlsxCells(await admin.get(`/praca/konsultacje/${slug}/uwagi/plik.xlsx`)),
  ]
  for (const text of FORMULAS)
    expect(texts.filter((cell) => cell.includes(text.trim())).length, text).toBeGreaterThan(2)
  expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([])
})

const FORMULAS = ['=HYPERLINK("https://zly.example";"x")', '+1+cmd|calc!A0', '-2+3+cmd|calc!A0', '@SUM(1+1)', "'=1+1"]

test('a letter carries what was typed as text, and no header more', async () => {
  const { slug } = world.consultations.reported
  const admin = await portal.signedIn(await portal.person([{ role: 'administrator', scope: null }]))
  for (const text of [STRINGS.html, STRINGS.attribute, STRINGS.markdown, STRINGS.header])
    await admin.post(`/praca/konsultacje/${slug}/efekty`, { title: text, body: text })
  await portal.jobs.drain()
  const letters = (await portal.letters()).filter(
    ({ to, html }) => to === 'autor@example.org' && html.includes('wstrzyk'),
  )
  expect(letters).toHaveLength(4)
  expect(letters.flatMap(({ html }) => marksInHtml(html))).toEqual([])
  expect(
    letters.filter(({ subject, to, headers }) => /[\r\n]/.test([subject, to, ...Object.values(headers)].join(''))),
  ).toEqual([])
})

/** By the form on the page, as a person does. */
async function giveRemark(slug: string, fields: Fields) {
  const { stranger, clock } = portal
  const visitor = stranger()
  const path = `/konsultacje/${slug}/uwagi/nowa`
  const [form] = formsIn((await visitor.get(path)).html, path).filter(
    ({ method, action }) => method === 'post' && action.endsWith('/nowa'),
  )
  clock.set(Temporal.Instant.from(NOW).add({ seconds: 30 }))
  const answer = await visitor.post(path, { ...(form ? valuesOf(form) : {}), ...fields })
  clock.set(NOW)
  expect(answer.status).toBe(303)
}

test('no value in an address breaks a page or stands in it as more than text', async () => {
  const wrong: string[] = []
  const values = [
    TYPED.marks,
    STRINGS.sql,
    STRINGS.odd,
    '-1',
    '99999999999999999999',
    '0001-01-01',
    '2026-02-31',
    '__proto__',
  ]
  for (const { get = [], who: readers } of ACCESS.filter(({ who }) => who.length > 0)) {
    const reader = readers.includes('stranger') ? portal.stranger() : await administratorOr(readers)
    // All names of a page at once: each is read apart from the others, and a page is asked eight times, not a hundred.
    for (const path of get
      .map((route) => filled(route, world).split('?')[0] ?? '')
      .filter((path) => !/\.(pdf|png|xlsx|svg|webp)$/.test(path)))
      for (const [index, value] of values.entries()) {
        const names = [...(asked.get(shapeOf(path)) ?? []), 'klucz'].filter((name) => name !== 'po')
        const query = new URLSearchParams(names.map((name): [string, string] => [name, value]))
        query.set('po', CURSORS[index % CURSORS.length] ?? '')
        const answer = await reader.get(`${path}?${query}`)
        const marks = marksIn(answer)
        if (answer.status >= 500 || marks.length > 0)
          wrong.push(`${path}?${query.toString().slice(0, 200)}: ${answer.status} ${marks}`)
      }
  }
  expect(wrong).toEqual([])
  expect(portal.faults()).toEqual([])
}, 600_000)

const administratorOr = async (readers: readonly Who[]) =>
  readers.includes('administrator')
    ? portal.signedIn(await portal.person([{ role: 'administrator', scope: null }]))
    : world.as(readers[0] ?? 'person')

/** Places in a list that were not made by a list. */
const CURSORS = [
  ['x'],
  ['x', 'y'],
  ['2026-09-30', 'x'],
  [1, 2],
  ['2026-09-30T10:00:00Z', '00000000-0000-7000-8000-000000000000'],
  ['', '', ''],
  [1e300, 'x'],
  ['0', '0', '0', '0'],
].map((parts) => encodeCursor(parts))

/** Names that pages ask with, by the shape of the address: in links and in forms that are filters. */
const asked = new Map<string, Set<string>>()

function noteNames(path: string, html: string) {
  const note = (address: string, names: Iterable<string>) => {
    const shape = shapeOf(address.split('?')[0] ?? '')
    for (const name of names) asked.set(shape, (asked.get(shape) ?? new Set()).add(name))
  }
  for (const link of linksIn(html)) {
    const own = ownPath(link, path)
    if (own) note(own, new URLSearchParams(own.split('?')[1]).keys())
  }
  for (const { method, action, fields } of formsIn(html, path))
    if (method === 'get')
      note(
        action,
        fields.map(({ name }) => name),
      )
}

interface Placed {
  key: string
  form: FoundForm
  path: string
}

/** Each form once, however many pages show it. */
function formsOf(pages: { path: string; html: string }[]): Placed[] {
  const found = new Map<string, Placed>()
  for (const { path, html } of pages)
    for (const form of formsIn(html, path)) {
      const key = `${form.method} ${shapeOf(form.action)} ${form.fields.map(({ name }) => name)}`
      if (!found.has(key)) found.set(key, { key, form, path })
    }
  return [...found.values()]
}

/** What ends something comes last, so that everything else is tried on a living world. */
const ENDING = [
  /usuniecie|cofniecie|wycofanie|podzial|polaczenie/,
  /zamkniecie|koniec|uniewaznienie|wyloguj|konto\/usuniecie/,
]
const inOrder = (forms: Placed[]) => forms.toSorted((a, b) => rank(a) - rank(b))
const rank = ({ form }: Placed) => ENDING.findLastIndex((pattern) => pattern.test(form.action)) + 1

/** The form filled in as it should be, with the bad string wherever a person types freely. */
const typed = (form: FoundForm, text: string): Fields =>
  Object.fromEntries(
    form.fields.map((field) => [
      field.name,
      ['text', 'textarea', 'search'].includes(field.type) && !isTrap(field) ? text : sensible(field),
    ]),
  )

/** The bad string in every field, also where a browser would not let it. */
const everywhere = (form: FoundForm, text: string): Fields =>
  Object.fromEntries(form.fields.map((field) => [field.name, field.type === 'file' ? badFile(text) : text]))

/** A day before the calendar of the database begins, in every field that asks for one. */
const ancient = (form: FoundForm): Fields =>
  Object.fromEntries(
    form.fields.flatMap(({ name, type }) =>
      type === 'date'
        ? [[name, '0000-01-01']]
        : type === 'datetime-local'
          ? [[name, '0000-01-01T00:00']]
          : type === 'number'
            ? [[name, '99999999999999999999']]
            : [],
    ),
  )

/** Filled in by machines only; whoever fills it is not read at all. */
const isTrap = ({ name }: FormField) => name === 'website' || name === 'strona'

function sensible({ type, name, values, chosen }: FormField): string | File {
  const samples: Record<string, string> = {
    date: '2026-09-29',
    'datetime-local': '2026-10-20T12:00',
    email: 'ktos@example.org',
    url: 'https://example.org/wstrzyk',
    number: '1',
    tel: '870000000',
    password: 'cztery słowa nad jeziorem',
    color: '#123456',
  }
  if (type === 'file') return name === 'file' ? aCsv('=wstrzyk<wstrzyk>.csv') : aPdf('../../<wstrzyk>.pdf')
  if (isTrap({ type, name, values, chosen })) return ''
  return chosen[0] || samples[type] || values.find((value) => value !== '') || ''
}

const badFile = (text: string) => new File([text], text.slice(0, 200), { type: 'text/csv' })

function csvCells(answer: Answer): string[] {
  expect(answer.status).toBe(200)
  const text = answer.bytes.toString('utf8').replace(/^\uFEFF/, '')
  return parse(text, { delimiter: [';', ','], relax_column_count: true }).flat()
}

function xlsxCells(answer: Answer): string[] {
  expect(answer.status).toBe(200)
  const sheets = Object.entries(unzipSync(answer.bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes))
  expect(sheets.join('')).not.toMatch(/<f[ >]/)
  return sheets.flatMap((sheet) => [...sheet.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) => text))
}
