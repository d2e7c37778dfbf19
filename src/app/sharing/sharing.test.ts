import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCESS, filled } from '../../../tests/house/addresses/index.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { ORIGIN, type TestPortal } from '../../../tests/support/portal.ts'
import { openWorld, type World } from '../../../tests/support/world.ts'
import { wordsFromAddress, wordsInAddress } from '../../platform/images/words-in-address.ts'
import { embedCode, ownPath } from './embeds.ts'

let portal: TestPortal
let world: World

beforeAll(async () => {
  const opened = await openWorld()
  ;({ portal, world } = opened)
  return opened.close
}, 180_000)
afterAll(() => expect(portal.faults()).toEqual([]))

const get = (path: string) => portal.stranger().get(path)

test('other sites may frame what lies under /osadz/, and nothing else', async () => {
  const pages = ACCESS.flatMap(({ who, get = [] }) => (who.includes('stranger') ? get : []))
  const wrong: string[] = []
  let framable = 0
  for (const route of pages) {
    const path = filled(route, world)
    for (const each of [path, `/en${path}`]) {
      const { headers, status } = await get(each)
      if (status !== 200) continue
      const open = headers.get('content-security-policy')?.includes('frame-ancestors *') ?? true
      if (open) framable += 1
      if (open !== /^(\/en)?\/osadz\//.test(each)) wrong.push(each)
      if (open === headers.has('x-frame-options')) wrong.push(`${each}: x-frame-options`)
    }
  }
  expect(wrong).toEqual([])
  expect(framable).toBe(22)
}, 180_000)

test('a frame is a valid page without script or menu, and its links open outside', async () => {
  for (const path of [
    `/osadz/konsultacje/${world.consultations.open.slug}`,
    '/osadz/konsultacje',
    '/osadz/liczniki/czlonkowie',
    '/osadz/spotkania',
    '/osadz/newsletter',
  ]) {
    const { html, headers } = await get(path)
    expect(await mistakesIn(html)).toEqual([])
    expect(html).not.toContain('<script')
    expect(html).not.toContain('ui-menu')
    expect(html).toContain('<base target="_blank"')
    expect(headers.has('set-cookie')).toBe(false)
  }
})

test('a draft is in no frame and no code, whoever asks', async () => {
  const { draft } = world.consultations
  const admin = await portal.signedIn(world.people['team-admin'])
  expect((await admin.get(`/osadz/konsultacje/${draft.slug}`)).status).toBe(404)
  expect((await get(`/oembed?url=${ORIGIN}/konsultacje/${draft.slug}`)).status).toBe(404)
  expect((await admin.get(`/osadzanie?adres=/konsultacje/${draft.slug}`)).html).toContain('nie można osadzić')
})

test('the newsletter is ordered in a frame, and the answer stays there', async () => {
  const { html } = await get('/osadz/newsletter')
  expect(html).toContain('target="_self"')
  const shown = /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const order = {
    shown,
    email: 'kasia@example.org',
    name: '',
    places: '',
    frequency: 'each',
    strona: '',
    consent: 'tak',
  }
  const quick = await portal.stranger().post('/osadz/newsletter', order)
  expect([quick.status, quick.headers.has('x-frame-options')]).toEqual([422, false])
  portal.clock.set(portal.clock.now().add({ seconds: 30 }))
  const { consent: _, ...unticked } = order
  expect((await portal.stranger().post('/osadz/newsletter', unticked)).status).toBe(422)
  const done = await portal.stranger().post('/osadz/newsletter', order)
  expect(done.location).toBe('/osadz/newsletter/sprawdz-poczte')
  await portal.jobs.drain()
  const letters = (await portal.letters()).filter(({ to }) => String(to).includes('kasia@example.org'))
  expect(letters).toHaveLength(1)
})

test('oEmbed answers an address of a consultation with its frame, no larger than asked', async () => {
  const { slug } = world.consultations.open
  const page = await get(`/konsultacje/${slug}`)
  const found = /application\/json\+oembed" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answer = JSON.parse((await get(found.replace(ORIGIN, ''))).html)
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: 'Park nad Nettą', width: 640 })
  expect(answer.html).toContain(`src="${ORIGIN}/osadz/konsultacje/${slug}"`)
  const small = JSON.parse((await get(`/oembed?url=${ORIGIN}/en/konsultacje/${slug}&maxwidth=320&maxheight=200`)).html)
  expect(small).toMatchObject({ width: 320, height: 200 })
  expect(small.html).toContain(`src="${ORIGIN}/en/osadz/konsultacje/${slug}"`)
  expect((await get(`/oembed?url=${ORIGIN}/konsultacje/${slug}&format=xml`)).status).toBe(501)
  expect((await get(`/oembed?url=https://zly.example/konsultacje/${slug}`)).status).toBe(404)
})

test('the page of codes shows the thing asked about first, with a frame of ours', async () => {
  const { html, headers } = await get(`/osadzanie?adres=${ORIGIN}/konsultacje/${world.consultations.open.slug}`)
  expect(await mistakesIn(html)).toEqual([])
  expect(html.match(/<iframe/g)).toHaveLength(8)
  expect(html.indexOf('Park nad Nettą')).toBeLessThan(html.indexOf('Trwające konsultacje'))
  expect(headers.get('content-security-policy')).toContain("frame-src 'self'")
})

test('every public page has a picture with its words, drawn by us, and ways to share it', async () => {
  for (const path of [
    '/siec',
    '/organizacje',
    `/organizacje/${world.augustow.slug}`,
    '/konsultacje',
    '/siec/czlonkowie',
  ]) {
    const { html } = await get(path)
    expect(html, path).toContain('<meta property="og:image"')
    expect(html, path).toContain('https://www.facebook.com/sharer/')
    expect(html, path).not.toMatch(/<script[^>]+src="https?:/)
  }
  const picture = /og:image" content="([^"]+)"/.exec((await get('/siec')).html)?.[1] ?? ''
  const png = await get(picture.replace(ORIGIN, ''))
  expect(png.headers.get('content-type')).toBe('image/png')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect((await get(picture.replace(ORIGIN, '').replace('/obraz/', '/obraz/A'))).status).toBe(404)
})

test('the front page and organisations say what they are in words of schema.org', async () => {
  const dataIn = async (path: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec((await get(path)).html)?.[1] ?? 'null')
  const site = await dataIn('/en')
  expect(site).toMatchObject({ '@context': 'https://schema.org', '@type': 'WebSite', inLanguage: 'en' })
  const search = site.potentialAction.target.urlTemplate.replace('{search_term_string}', 'park')
  expect((await get(search.replace(ORIGIN, ''))).html).toContain('value="park"')
  const office = await dataIn(`/organizacje/${world.augustow.slug}`)
  expect(office).toMatchObject({
    '@type': 'GovernmentOrganization',
    name: 'Urząd Miejski w Augustowie',
    mainEntityOfPage: `${ORIGIN}/organizacje/${world.augustow.slug}`,
    areaServed: { '@type': 'AdministrativeArea', name: 'Augustów', identifier: '2001011' },
  })
  expect(office).not.toHaveProperty('dissolutionDate')
})

test('a page that is not for everybody has no picture', async () => {
  const admin = await portal.signedIn(world.people['team-admin'])
  expect((await admin.get(`/konsultacje/${world.consultations.draft.slug}`)).html).not.toContain('/udostepnij/obraz/')
  expect((await admin.get('/konto')).html).not.toContain('og:image')
})

test('words of a picture come back as they were sealed, and others are refused', () => {
  const { config } = portal.house
  const address = wordsInAddress(config, '  Łąka <nad> "Nettą" ', 'x'.repeat(300))
  expect(wordsFromAddress(config, address)).toEqual({ title: 'Łąka <nad> "Nettą"', subtitle: `${'x'.repeat(109)}…` })
  expect(wordsFromAddress({ secret: 'another secret' }, address)).toBeNull()
  expect(wordsFromAddress(config, '')).toBeNull()
})

test('a code to scan leads to our own pages only', async () => {
  const code = await get('/udostepnij/kod.svg?adres=/siec')
  expect(code.headers.get('content-type')).toBe('image/svg+xml')
  expect(code.html).toContain(`${ORIGIN}/siec`)
  for (const path of ['https://zly.example', '//zly.example', '/\\zly.example', ''])
    expect((await get(`/udostepnij/kod.svg?adres=${encodeURIComponent(path)}`)).status, path).toBe(404)
})

test.each([
  [`${ORIGIN}/konsultacje/park?x=1#y`, { path: '/konsultacje/park', query: 'x=1', locale: 'pl' }],
  [`${ORIGIN}/en/konsultacje/park`, { path: '/konsultacje/park', query: '', locale: 'en' }],
  ['/konsultacje/park?x', { path: '/konsultacje/park', query: 'x', locale: 'pl' }],
  ['https://zly.example/konsultacje/park', null],
  ['//zly.example/x', null],
  ['konsultacje', null],
])('the address %s is a place of ours or none', (address, place) => {
  expect(ownPath(ORIGIN, address)).toEqual(place)
})

test('a title cannot leave the attribute it stands in', () => {
  const code = embedCode(ORIGIN, { title: '"><script>&', frame: '/osadz/x', height: 100 }, 'pl')
  expect(code).toContain('title="&quot;>&lt;script>&amp;"')
})
