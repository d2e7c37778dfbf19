import sharp from 'sharp'
import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { anOrganisation } from '../examples.ts'
import { networkAtTest } from '../testing.tsx'
import { closeOrganisation } from './actions.ts'
import { organisationById, organisationBySlug } from './store.ts'

const filled = {
  name: 'Fundacja Nad Biebrzą',
  kind: 'ngo',
  place: 'Goniądz',
  email: 'biuro@nadbiebrza.example',
  website: 'nadbiebrza.example',
  description: '# O nas\n\nDbamy o **rzekę**.',
}

eachEngine('the addresses of organisations', (at) => {
  const network = networkAtTest(at)

  test('anybody reads the list and an network.organisation, in both languages, as valid pages', async () => {
    const list = await network.wing.stranger().get('/organizacje')
    expect(list.status).toBe(200)
    expect(list.html).toMatch(/\d+ organizacj[aei]/)
    expect(list.html).toContain(network.organisation.name)
    const one = await network.wing.stranger().get(`/organizacje/${network.organisation.slug}`)
    expect(one.html).toContain('Samorząd w Augustowie')
    expect(one.html).toContain('Trwające konsultacje')
    expect(one.html).toContain('href="mailto:konsultacje@augustow.example"')
    expect(one.html).not.toContain('Panel zespołu')
    const english = await network.wing.stranger().get(`/en/organizacje/${network.organisation.slug}`)
    expect(english.html).toContain('Local government')
    for (const { html } of [list, one, english]) expect(await mistakesIn(html)).toEqual([])
  })

  test('the list says what it was narrowed to, and what to do when nothing is found', async () => {
    await anOrganisation(network.house, { name: 'Grupa Filtrowana', kind: 'informal-group', unitCode: '2008013' })
    const found = await network.wing
      .stranger()
      .get('/organizacje?tekst=filtrowane&miejsce=goni%C4%85dz&rodzaj=informal-group')
    expect(found.html).toContain('1 organizacja · miejsce: gmina miejsko-wiejska Goniądz')
    expect(found.html).toContain('Grupa Filtrowana')
    const none = await network.wing.stranger().get('/organizacje?tekst=nieistnieje')
    expect(none.html).toContain('0 organizacji')
    expect(none.html).toContain('Pokaż wszystkie organizacje')
    const nowhere = await network.wing.stranger().get('/organizacje?miejsce=xyzxyz')
    expect(nowhere.html).toContain('nie znamy takiego miejsca')
    expect(nowhere.html).not.toContain('Grupa Filtrowana')
    expect((await network.wing.stranger().get("/organizacje?rodzaj='&po=%00&miejsce='--&tekst=%27%3B")).status).toBe(
      200,
    )
    for (const { html } of [found, none, nowhere]) expect(await mistakesIn(html)).toEqual([])
  })

  test('a long list is read page by page', async () => {
    for (let number = 0; number < 25; number += 1)
      await anOrganisation(network.house, { name: `Stronicowana ${number}`, description: '' })
    const first = await network.wing.stranger().get('/organizacje?tekst=stronicowana')
    expect(first.html).toContain('25 organizacji')
    expect(first.html.match(/<article/g)).toHaveLength(24)
    const next = /href="([^"]*po=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await network.wing.stranger().get(next)).html.match(/<article/g)).toHaveLength(1)
  })

  test('text from an organisation stays text', async () => {
    const bad = await anOrganisation(network.house, {
      name: '<img src=x onerror=alert(1)>',
      description: '<script>alert(1)</script>',
      phone: '"><b>',
    })
    const { html } = await network.wing.stranger().get(`/organizacje/${bad.slug}`)
    expect(html).not.toMatch(/<img src=x|<script>|"><b>/)
  })

  test('a closed organisation leaves the list; its page says since when', async () => {
    await closeOrganisation(systemContext(network.house, 'test'), network.organisation)
    expect((await network.wing.stranger().get('/organizacje')).html).not.toContain(
      `/organizacje/${network.organisation.slug}"`,
    )
    const { html, status } = await network.wing.stranger().get(`/organizacje/${network.organisation.slug}`)
    expect(status).toBe(200)
    expect(html).toContain('nie działa już na portalu od 30 września 2026')
    expect((await network.wing.as(network.admin).get(network.work('/zespol'))).status).toBe(404)
  })

  test.each(['/organizacje/nie-ma', '/zaproszenia/nie-ma', '/organizacje/nie-ma/logo.webp'])(
    '%s is absent',
    async (path) => {
      expect((await network.wing.stranger().get(path)).status).toBe(404)
    },
  )

  test('a coordinator adds an network.organisation, and is led to invite its administrator', async () => {
    expect(
      await mistakesIn((await network.wing.as(network.coordinator).get('/administracja/organizacje/nowa')).html),
    ).toEqual([])
    const done = await network.wing.as(network.coordinator).post('/administracja/organizacje', filled)
    const made = await organisationBySlug(at.db, 'fundacja-nad-biebrza')
    expect([done.status, done.location, done.flash]).toEqual([
      303,
      `/praca/organizacje/${made?.id}/zespol`,
      'network.done.created',
    ])
    expect(made).toMatchObject({ kind: 'ngo', unitCode: '2008013', website: 'https://nadbiebrza.example', phone: null })
    expect((await network.wing.stranger().get('/organizacje/fundacja-nad-biebrza')).html).toContain(
      '<strong>rzekę</strong>',
    )
    const list = await network.wing.as(network.coordinator).get('/administracja/organizacje?tekst=biebrza')
    expect(list.html).toContain('Fundacja Nad Biebrzą')
    expect(await mistakesIn(list.html)).toEqual([])
  })

  test('a place of several names is asked about, and the answer is kept', async () => {
    const asked = await network.wing
      .as(network.coordinator)
      .post('/administracja/organizacje', { ...filled, place: 'Augustów' })
    expect(asked.status).toBe(422)
    expect(asked.html).toContain('Kilka miejsc ma taką nazwę')
    expect(asked.html).toContain('gmina wiejska Augustów')
    expect(asked.html).toContain('value="Fundacja Nad Biebrzą"')
    expect(await mistakesIn(asked.html)).toEqual([])
    const done = await network.wing
      .as(network.coordinator)
      .post('/administracja/organizacje', { ...filled, name: 'Pytana', place: 'Augustów', unitCode: '2001022' })
    expect(done.status).toBe(303)
    expect((await organisationBySlug(at.db, 'pytana'))?.unitCode).toBe('2001022')
  })

  test.each([
    ['name', 'a', 'Wpisz nazwę, co najmniej 3 znaki.'],
    ['kind', 'king', 'Wybierz rodzaj organizacji.'],
    ['place', 'Xyzxyz', 'Nie znamy takiego miejsca.'],
    ['email', 'biuro', 'Wpisz adres e-mail'],
    ['website', 'javascript:alert(1)', 'Wpisz adres strony'],
    ['website', 'https://a:b@zly.example', 'Wpisz adres strony'],
    ['description', 'x'.repeat(8001), 'Skróć tekst'],
  ])('a wrong %s comes back with what to do', async (field, value, sentence) => {
    const { status, html } = await network.wing
      .as(network.coordinator)
      .post('/administracja/organizacje', { ...filled, [field]: value })
    expect(status).toBe(422)
    expect(html).toContain('<title>Błąd:')
    expect(html).toContain(sentence)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a team admin changes the details; the form opens with what there is and saves the same', async () => {
    const opened = await network.wing.as(network.admin).get(network.work('/dane'))
    expect(opened.html).toContain('value="gmina miejska Augustów"')
    expect(await mistakesIn(opened.html)).toEqual([])
    const changed = {
      name: 'Miasto Augustów',
      kind: 'local-government',
      place: 'gmina wiejska Augustów',
      description: '',
    }
    expect((await network.wing.as(network.admin).post(network.work('/dane'), changed)).flash).toBe('network.done.saved')
    expect(await organisationById(at.db, network.organisation.id)).toMatchObject({
      name: 'Miasto Augustów',
      unitCode: '2001022',
      email: null,
    })
    expect((await network.wing.as(network.admin).post(network.work('/dane'), { ...changed, name: '' })).status).toBe(
      422,
    )
  })

  test('a logo is shown on the page and kept by browsers until it changes', async () => {
    const bytes = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const logo = new File([new Uint8Array(bytes)], '../../zły.png', { type: 'image/png' })
    expect((await network.wing.as(network.admin).post(network.work('/dane/logo'), { logo })).flash).toBe(
      'network.done.logo',
    )
    const { html } = await network.wing.stranger().get(`/organizacje/${network.organisation.slug}`)
    const address = /src="([^"]*logo\.webp[^"]*)"/.exec(html)?.[1] ?? ''
    const picture = await network.wing.stranger().get(address)
    expect([picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
      'image/webp',
      expect.stringContaining('immutable'),
    ])
    expect(
      (await network.wing.stranger().get(`/organizacje/${network.organisation.slug}/logo.webp`)).headers.get(
        'cache-control',
      ),
    ).toContain('no-cache')
    expect(await mistakesIn((await network.wing.as(network.admin).get(network.work('/dane'))).html)).toEqual([])
    expect((await network.wing.as(network.admin).post(network.work('/dane/logo/usuniecie'))).flash).toBe(
      'network.done.logo-removed',
    )
    expect((await network.wing.stranger().get(address)).status).toBe(404)
  })

  test.each([
    ['no file', new File([], ''), 'Wybierz plik z logo.'],
    ['a text', new File(['to nie obraz'], 'a.png'), 'Tego pliku nie da się otworzyć jako obrazu.'],
  ])('%s is not taken as a logo', async (_, logo, sentence) => {
    const { status, html } = await network.wing.as(network.admin).post(network.work('/dane/logo'), { logo })
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).toContain(`value="${network.organisation.name}"`)
  })

  test('closing asks once, and the organisation can be opened again', async () => {
    const path = `/administracja/organizacje/${network.organisation.id}`
    const asked = await network.wing.as(network.coordinator).get(`${path}/zamkniecie`)
    expect(asked.html).toContain(`Zamknąć organizację ${network.organisation.name}?`)
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await organisationById(at.db, network.organisation.id))?.closedAt).toBeNull()
    await network.wing.as(network.coordinator).post(`${path}/zamkniecie`)
    expect((await organisationById(at.db, network.organisation.id))?.closedAt).not.toBeNull()
    await network.wing.as(network.coordinator).post(`${path}/otwarcie`)
    expect((await organisationById(at.db, network.organisation.id))?.closedAt).toBeNull()
  })
})
