import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { crawl } from '../support/crawl.ts'
import type { TestDatabase } from '../support/database.ts'
import { type FoundForm, formsIn, valuesOf } from '../support/markup.ts'
import { NOW, type TestPortal } from '../support/portal.ts'
import { snapshot } from '../support/snapshot.ts'
import type { Answer } from '../support/visitor.ts'
import { aPdf } from '../support/world/files.ts'
import type { Who } from '../support/world/roles.ts'
import { openWorld, type World } from '../support/world.ts'

/** UPLOAD_LIMIT_MB of the tests' portal, in bytes. */
const LIMIT = 2 * 1024 * 1024

let portal: TestPortal
let world: World
let database: TestDatabase
/** Every form of the portal that takes a file, with who may send it. */
let forms: { who: Who; form: FoundForm; field: string }[]

beforeAll(async () => {
  const opened = await openWorld()
  database = opened.at
  ;({ portal, world } = opened)
  forms = await formsWithFiles()
  return opened.close
}, 240_000)

async function formsWithFiles() {
  const { open } = world.consultations
  // Of all consultations the one that takes letters now.
  const onlyOpen = (path: string) =>
    /^\/(konsultacje|praca|administracja)/.test(path) &&
    !/\.\w+$/.test(path) &&
    [undefined, open.slug, 'nowa'].includes(/\/konsultacje\/([^/?]+)/.exec(path)?.[1])
  const found = new Map<string, (typeof forms)[number]>()
  for (const who of ['stranger', 'clerk', 'team-admin', 'administrator'] as const)
    for (const { path, answer } of await crawl(await world.as(who), ['/', '/praca'], {
      follows: onlyOpen,
    }))
      for (const form of formsIn(answer.html, path))
        for (const { name, type } of form.fields)
          if (type === 'file') {
            const shape = form.action.replace(/[0-9a-f-]{36}|(?<=(?:konsultacje|budzet-obywatelski)\/)[a-z0-9-]+/g, '')
            if (!found.has(shape)) found.set(shape, { who, form, field: name })
          }
  return [...found.values()]
}

const send = async ({ who, form, field }: (typeof forms)[number], file: File): Promise<Answer> => {
  const sender = await world.as(who)
  portal.clock.set(Temporal.Instant.from(NOW).add({ seconds: 30 }))
  const body = `Proszę obejrzeć załącznik ${newId()}.`
  const answer = await sender.post(form.action, { ...valuesOf(form), ...REQUIRED, body, [field]: file })
  portal.clock.set(NOW)
  return answer
}

/** What forms with files ask for beside the file. */
const REQUIRED = {
  title: 'Załącznik',
  authorKind: 'anonymous',
  channel: 'paper',
  receivedOn: '2026-09-29',
  // A sheet of paper can be looked over before it is kept.
  act: 'save',
}

const filesKept = async () => (await snapshot(database.db))['media.files']

test('the places where a file is taken are known', () => {
  expect(
    forms
      .map(({ form }) =>
        form.action
          .split('/')
          .at(-1)
          ?.replace(/^[0-9a-f-]{36}$/, ':id'),
      )
      .sort(),
  ).toEqual([
    // Sheets of paper, by their numbers.
    '1',
    '3',
    // A remark's attachment and the pictures of a step, each at its own address.
    ':id',
    ':id',
    'archiwum',
    'arkusz',
    // An expert's picture, of a new one and of one known.
    'dane',
    'dokumenty',
    'eksperci',
    // A text that is easy to read, and a film in sign language.
    'etr',
    'import',
    'importy',
    'listy',
    'logo',
    'logo',
    'ludnosc',
    'ludnosc',
    'miejsca',
    'nagrania',
    'nowa',
    'nowa',
    'nowy?rodzaj=picture',
    'pjm',
    'plik',
    'plik',
    'skany',
    'wersje',
    'wprowadzanie',
    'zalaczniki',
  ])
})

const HOSTILE: Record<string, () => Promise<File> | File> = {
  'a page named as a document': () =>
    new File(['<!doctype html><script>alert(1)</script>'], 'plan.pdf', { type: 'application/pdf' }),
  'a program named as a picture': () =>
    new File([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])], 'rysunek.png', { type: 'image/png' }),
  'a drawing with a script': () =>
    new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], 'mapa.svg', {
      type: 'image/svg+xml',
    }),
  'an empty file': () => new File([], 'plan.pdf', { type: 'application/pdf' }),
  'an archive that unpacks to a thousand times its size': () => bomb(),
  'a picture that is also a page': async () =>
    new File([await picture(), '<script>alert(1)</script>'], 'zdjecie.html', { type: 'text/html' }),
  'a document that is also an archive': () =>
    new File(['%PDF-1.4\n', zipSync({ 'a.txt': strToU8('a') })], 'plan.zip', { type: 'application/zip' }),
  'a picture of a hundred thousand by a hundred thousand': () => hugePicture(),
}

test.each(Object.keys(HOSTILE))('%s is refused everywhere and leaves nothing', async (kind) => {
  const before = await filesKept()
  const wrong: string[] = []
  const file = await (HOSTILE[kind] as () => Promise<File>)()
  for (const place of forms) {
    const { status, flash } = await send(place, file)
    // A remark is kept without the attachment that was refused, and its author is told.
    const refused = status === 422 || status === 413 || (status === 303 && flash === 'remarks.flash.attachment-refused')
    // A picture with something after its end is a picture: it is drawn anew, and what was after it is gone.
    const drawnAnew = kind === 'a picture that is also a page' && status === 303
    if (!refused && !drawnAnew) wrong.push(`${place.form.action}: ${status} ${flash}`)
  }
  expect(wrong).toEqual([])
  if (kind !== 'a picture that is also a page') expect(await filesKept()).toBe(before)
  expect(portal.faults()).toEqual([])
})

test('a file above the limit is refused and leaves nothing, not even for a moment', async () => {
  const before = await snapshot(database.db)
  for (const place of forms) {
    const { status } = await send(place, new File(['%PDF-1.4\n', new Uint8Array(LIMIT)], 'plan.pdf'))
    expect([413, 422], place.form.action).toContain(status)
  }
  // Who sends signs in first; that session is all there is.
  const signedIn = { 'identity.sessions': expect.any(String) }
  expect(await snapshot(database.db)).toEqual({ ...before, ...signedIn })
  expect(await readdir(join(portal.house.config.dataFolder, 'tmp'))).toEqual([])
})

test('more files than a form takes are refused', async () => {
  const { slug } = world.consultations.open
  const admin = await world.as('team-admin')
  const answer = await admin.post(`/praca/konsultacje/${slug}/dokumenty`, {
    ...REQUIRED,
    file: [aPdf('a.pdf'), aPdf('b.pdf')],
  })
  expect(answer.status).toBe(413)
})

test.each([
  '../../../../etc/passwd.pdf',
  '..\\..\\windows\\system32\\plan.pdf',
  '/etc/cron.d/plan.pdf',
  'C:\\plan.pdf',
  'con.pdf',
  '.htaccess',
  'plan.pdf\r\nContent-Type: text/html\r\n\r\n<script>',
  '"; filename="zly.html',
  '<img src=x onerror=alert(1)>.pdf',
  'ala\u202efdp.exe',
  `${'ą'.repeat(400)}.pdf`,
  '   ',
  'plan.pdf\u0000.html',
])('a document named %j is kept under a harmless name', async (name) => {
  const { slug } = world.consultations.open
  const admin = await world.as('team-admin')
  const title = `Dokument ${name.length}`
  const sent = await admin.post(`/praca/konsultacje/${slug}/dokumenty`, { title, file: aPdf(name) })
  expect(sent.status).toBe(303)

  const { html } = await portal.stranger().get(`/konsultacje/${slug}`)
  expect(html).not.toMatch(/<img src=x|<script>/)
  const href = [...html.matchAll(/href="(\/pliki\/[^"]+)"/g)].map(([, found = '']) => found).at(-1) ?? ''
  const [, kept = ''] = /^\/pliki\/[0-9a-f-]{36}\/([^/]+)$/.exec(href) ?? []
  expect(decodeURIComponent(kept)).toMatch(/^[^/\\<>"\p{C}]{1,200}\.pdf$/u)

  const file = await portal.stranger().get(href)
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('content-disposition')).not.toMatch(/[\r\n]|zly\.html/)
  expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a form that is broken off, or sent as something else, is refused', async () => {
  const path = `/konsultacje/${world.consultations.open.slug}/uwagi/nowa`
  const bodies: [string, string][] = [
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="body"; filename="a'],
    ['multipart/form-data; boundary=x', ''],
    ['application/json', '{"body":"x"}'],
    ['text/plain', 'body=x'],
    ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ]
  for (const [type, body] of bodies) {
    const answer = await portal.app.request(`https://wiec.example${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
    })
    expect([400, 415, 422], `${type}: ${answer.status}`).toContain(answer.status)
  }
  expect(portal.faults()).toEqual([])
})

const picture = async () =>
  new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f6f4f' } })
      .png()
      .toBuffer(),
  )

/** A workbook of a few hundred kB whose sheets unpack to 180 MB. */
function bomb(): File {
  const zeros = new Uint8Array(60_000_000)
  const sheets = Object.fromEntries([1, 2, 3].map((number) => [`xl/worksheets/sheet${number}.xml`, zeros]))
  const parts = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
    ...sheets,
  }
  return new File([zipSync(parts, { level: 1 })], 'tabela.xlsx', {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

/** A picture whose header promises more points than any memory holds. */
async function hugePicture(): Promise<File> {
  const bytes = Buffer.from(await picture())
  bytes.writeUInt32BE(100_000, 16)
  bytes.writeUInt32BE(100_000, 20)
  return new File([bytes], 'wielkie.png', { type: 'image/png' })
}
