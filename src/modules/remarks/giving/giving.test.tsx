import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { aPdf } from '../../media/examples.ts'
import { filesOf } from '../../media/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { contactOf } from '../contacts-store.ts'
import { anOpenProcess, portsWith } from '../examples.ts'
import type { IntakeSettings } from '../ports.ts'
import { listPublic } from '../reading/store.ts'
import type { Remark } from '../rules.ts'
import { on, remarkById, remarkByReference } from '../store.ts'
import { tallyOf } from '../tallies-store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'

eachEngine('giving a remark on the page', (at) => {
  let house: TestHouse
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { title: `Park ${newId()}` })
  })

  const client = async (settings: Partial<IntakeSettings> = {}) =>
    (await aWing(house, remarksRoutes(portsWith(settings)))).stranger()
  const home = () => `${pathOf(process)}/uwagi`
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  /** The form as a person gets it, sent ten seconds later. */
  async function filled(settings: Partial<IntakeSettings> = {}) {
    const page = await (await client(settings)).get(`${home()}/nowa`)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    return {
      html: page.html,
      fields: {
        formKey: hidden(page.html, 'formKey'),
        shown: hidden(page.html, 'shown'),
        body: 'Proszę o ławki z oparciem przy śluzie.',
        signature: ' Ela  z Portowej ',
        website: '',
      },
    }
  }
  const send = async (given: Record<string, string | File> = {}, settings: Partial<IntakeSettings> = {}) => {
    const { fields } = await filled(settings)
    return (await client(settings)).post(`${home()}/nowa`, { ...fields, ...given })
  }
  const remarks = async () => (await listPublic(at.db, process.id, {}, { limit: 50 })).rows
  /** The author's own page after giving: its address, the remark and the key. */
  async function given(settings: Partial<IntakeSettings> = {}) {
    const { location } = await send({}, settings)
    const [, reference = '', secret = ''] = /uwagi\/(WIEC-[\d-]+)\/moja\?klucz=(.+)/.exec(location ?? '') ?? []
    const remark = (await remarkByReference(at.db, process.id, reference)) as Remark
    return { own: location ?? '', page: `${home()}/${reference}`, remark, secret }
  }

  test('the page is whole without script: the words, the place, the files, who reads it', async () => {
    const { html } = await filled({ privacyNotice: 'Administratorem jest Burmistrz.' })
    expect(await mistakesIn(html)).toEqual([])
    for (const part of ['Twoja uwaga', 'Podpis', 'type="image"', 'type="file"', 'Administratorem jest Burmistrz.'])
      expect(html).toContain(part)
  })

  test('sent, it has a number, a page of its author, and is read by all', async () => {
    const { own, remark, page } = await given()
    expect(remark).toMatchObject({ body: 'Proszę o ławki z oparciem przy śluzie.', signature: 'Ela z Portowej' })
    const receipt = await (await client()).get(own)
    expect(receipt.html).toContain(remark.reference)
    expect(receipt.html).toContain('Widać ją już na stronie')
    expect(receipt.html).toContain(`data-forget="uwaga-${process.slug}"`)
    expect(await mistakesIn(receipt.html)).toEqual([])
    expect((await (await client()).get(page)).html).toContain('Ela z Portowej')
  })

  test('a second press of the button leads to the same page of the author', async () => {
    const { fields } = await filled()
    const person = await client()
    const [first, second] = [await person.post(`${home()}/nowa`, fields), await person.post(`${home()}/nowa`, fields)]
    expect(second.location).toBe(first.location)
    expect(await remarks()).toHaveLength(1)
  })

  test.each([
    ['too short', { body: 'Nie!' }, '#f-body'],
    ['too long a signature', { signature: 'a'.repeat(41) }, '#f-signature'],
  ])('%s: the form comes back with what was typed', async (_, fields, link) => {
    const answer = await send({ quotation: 'Rozdział 3', ...fields })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('<title>Błąd:')
    expect(answer.html).toContain(`href="${link}"`)
    expect(answer.html).toContain('Rozdział 3')
    expect(await mistakesIn(answer.html)).toEqual([])
    expect(await remarks()).toEqual([])
  })

  test.each<[string, { website?: string; shown?: string }]>([
    ['a machine that fills in everything', { website: 'https://spam.example' }],
    ['a form sent within three seconds', { shown: 'now' }],
    ['a form without the moment it was shown', { shown: '' }],
    ['a form with a moment nobody signed', { shown: '1757000000000.podpis' }],
  ])('%s is asked to send again, and nothing is stored or lost', async (_, given) => {
    const { html, fields } = await filled()
    if (given.shown === 'now') {
      house.clock.set(house.clock.now().subtract({ seconds: 8 }))
      given = { shown: hidden(html, 'shown') }
    }
    const answer = await (await client()).post(`${home()}/nowa`, { ...fields, ...given })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('przyszedł zbyt szybko')
    expect(answer.html).toContain('Proszę o ławki z oparciem przy śluzie.')
    expect(await remarks()).toEqual([])
  })

  test('sixty in an hour from one place are enough', async () => {
    house.clock.set('2026-09-11T10:00:00Z')
    const { fields } = await filled()
    const person = await client()
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => person.post(`${home()}/nowa`, { ...fields, formKey: newId() })),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(60)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    expect((await tallyOf(at.db, process.id)).all).toBe(60)
    house.clock.set('2026-09-11T11:00:00Z')
    expect((await send()).status).toBe(303)
  })

  test('200 equal sendings at once over the web store one remark', async () => {
    house.clock.set('2026-09-12T10:00:00Z')
    const { fields } = await filled()
    const person = await client()
    const answers = await Promise.all(Array.from({ length: 200 }, () => person.post(`${home()}/nowa`, fields)))
    const places = new Set(answers.flatMap(({ location }) => location ?? []))
    expect(places.size).toBe(1)
    expect(await remarks()).toHaveLength(1)
  })

  test('before opening and after closing there is no form, and one shown before is refused', async () => {
    const { fields } = await filled()
    for (const now of ['2026-09-01T05:59:59Z', '2026-09-30T22:00:00Z']) {
      house.clock.set(now)
      expect((await (await client()).get(`${home()}/nowa`)).status).toBe(409)
      expect((await (await client()).post(`${home()}/nowa`, fields)).status).toBe(409)
    }
    expect(await remarks()).toEqual([])
  })

  test('pressing the picture marks the place and sends nothing; sent later, the place is kept', async () => {
    const { fields } = await filled()
    const person = await client()
    const marked = await person.post(`${home()}/nowa`, { ...fields, body: 'Ław', 'pick.x': '160', 'pick.y': '150' })
    expect(marked.status).toBe(200)
    expect(marked.html).toContain('Zaznaczono miejsce na mapie.')
    expect(marked.html).toContain('>Ław</textarea>')
    expect(hidden(marked.html, 'spot')).toBe('160,150')
    expect(hidden(marked.html, 'formKey')).toBe(fields.formKey)
    expect(await mistakesIn(marked.html)).toEqual([])
    expect(await remarks()).toEqual([])

    await person.post(`${home()}/nowa`, { ...fields, spot: '160,150' })
    const [remark] = await remarks()
    expect(remark?.lon).toBeGreaterThan(22.5)
    expect(remark?.lat).toBeGreaterThan(53.5)
  })

  test.each([
    ['the Enter key', '0', '0'],
    ['a press off the picture', '900', '20'],
  ])('%s marks nothing and says what to do', async (_, x, y) => {
    const answer = await send({ 'pick.x': x, 'pick.y': y })
    expect(answer.html).toContain('Uwagi jeszcze nie wysłano.')
    expect(hidden(answer.html, 'spot')).toBe('')
    expect(await remarks()).toEqual([])
  })

  test('where places are not taken, none is asked for, and one in an older form is left out', async () => {
    expect((await filled({ takesPlace: false })).html).not.toContain('type="image"')
    await send({ spot: '160,150', placeWords: 'róg Portowej' }, { takesPlace: false })
    expect((await remarks())[0]).toMatchObject({ placeWords: null, lon: null, lat: null })
  })

  test('files come with it; one that is something else is told, and the remark is kept', async () => {
    const pdf = new File([aPdf()], 'plan.pdf', { type: 'application/pdf' })
    const sent = await send({ attachments: pdf })
    const [remark] = await remarks()
    expect(await filesOf(at.db, { kind: 'remark', id: remark?.id ?? '' })).toMatchObject([
      { name: 'plan.pdf', visibility: 'public' },
    ])
    expect((await (await client()).get(sent.location ?? '')).html).toContain('plan.pdf')

    const program = new File(['MZ\u0090\u0000program'], 'plan.pdf', { type: 'application/pdf' })
    const refused = await send({ attachments: program })
    expect(refused.flash).toBe('remarks.flash.attachment-refused')
    expect(await remarks()).toHaveLength(2)
  })

  test('where files are not taken, none is asked for and none is kept', async () => {
    const settings = { takesAttachments: false }
    expect((await filled(settings)).html).not.toContain('type="file"')
    await send({ attachments: new File([aPdf()], 'plan.pdf', { type: 'application/pdf' }) }, settings)
    for (const remark of await remarks()) expect(await filesOf(at.db, { kind: 'remark', id: remark.id })).toEqual([])
  })

  test('waiting for a moderator, the author is told so, and files are named but not opened', async () => {
    const before = { moderation: 'before' } as const
    expect((await filled(before)).html).toContain('gdy przejrzy ją osoba z zespołu')
    const pdf = new File([aPdf()], 'plan.pdf', { type: 'application/pdf' })
    const sent = await send({ attachments: pdf }, before)
    const own = await (await client(before)).get(sent.location ?? '')
    expect(own.html).toContain('Pokażemy ją, gdy przejrzy ją osoba z zespołu.')
    expect(own.html).toContain('plan.pdf')
    expect(own.html).not.toMatch(/<a[^>]*>plan\.pdf/)
  })

  test('without the right key there is no such page and no such act', async () => {
    const { page, remark } = await given()
    const other = await given()
    const stranger = await client()
    for (const key of ['', 'zgadnięty', other.secret]) {
      for (const path of ['/moja', '/moja/tekst', '/moja/wycofanie'])
        expect((await stranger.get(`${page}${path}?klucz=${encodeURIComponent(key)}`)).status).toBe(404)
      const fields = { key, body: 'Zmieniam cudzą uwagę.', email: 'ja@example.org', gender: 'woman' }
      for (const path of ['/moja/tekst', '/moja/wycofanie', '/moja/adres', '/moja/statystyka'])
        expect((await stranger.post(`${page}${path}`, fields)).status).toBe(404)
    }
    expect(await remarkById(at.db, remark.id)).toEqual(remark)
    expect(await contactOf(at.db, remark.id)).toBeNull()
  })

  test('its author changes it on a page of its own; the place stays where none is asked for', async () => {
    const { page, own, remark, secret } = await given()
    const author = await client()
    expect((await author.get(own)).html).toContain(`${page}/moja/tekst?klucz=`)
    const form = await author.get(`${page}/moja/tekst?klucz=${secret}`)
    expect(form.html).toContain(remark.body)
    expect(await mistakesIn(form.html)).toEqual([])
    expect((await author.post(`${page}/moja/tekst`, { key: secret, body: 'Nie' })).status).toBe(422)
    await author.post(`${page}/moja/tekst`, { key: secret, body: 'Wystarczą dwie ławki.', placeWords: 'przy śluzie' })
    expect(await remarkById(at.db, remark.id)).toMatchObject({
      body: 'Wystarczą dwie ławki.',
      placeWords: 'przy śluzie',
    })
    const placeless = await client({ takesPlace: false })
    await placeless.post(`${page}/moja/tekst`, { key: secret, body: 'Jednak trzy ławki.' })
    expect((await remarkById(at.db, remark.id))?.placeWords).toBe('przy śluzie')
    house.clock.set('2026-09-30T22:00:00Z')
    expect((await author.get(`${page}/moja/tekst?klucz=${secret}`)).status).toBe(409)
    expect((await author.get(own)).html).not.toContain('/moja/tekst')
  })

  test('its author takes it back: asked once, done on a press, gone for readers with 410 and without a word of it', async () => {
    const { page, own, secret } = await given()
    const author = await client()
    const asked = await author.get(`${page}/moja/wycofanie?klucz=${secret}`)
    expect(asked.html).toContain('Nie można tego cofnąć.')
    expect(await remarks()).toHaveLength(1)
    await author.post(`${page}/moja/wycofanie`, { key: secret })
    const gone = await author.get(page)
    expect(gone.status).toBe(410)
    expect(gone.html).toContain('Tę uwagę wycofano')
    expect(gone.html).not.toContain('ławki')
    expect((await author.get(home())).html).not.toContain('ławki')
    const receipt = await author.get(own)
    expect(receipt.html).toContain('Uwaga jest wycofana')
    expect(receipt.html).not.toContain('ławki')
    expect((await author.post(`${page}/moja/wycofanie`, { key: secret })).status).toBe(409)
  })

  test('an address is asked for once, put right when mistyped, and let go by the link in a letter', async () => {
    const { page, own, remark, secret } = await given()
    const author = await client()
    const wrong = await author.post(`${page}/moja/adres`, { key: secret, email: 'ela(at)example.org' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('ela(at)example.org')
    await author.post(`${page}/moja/adres`, { key: secret, email: 'ela@example.org' })
    expect((await contactOf(at.db, remark.id))?.email).toBe('ela@example.org')
    expect((await author.get(own)).html).toContain('Mamy Twój adres')
  })

  test('statistics: a gmina by its name in any form, an unknown one put right, the question gone once answered', async () => {
    const { page, own, secret } = await given()
    const author = await client()
    const unknown = await author.post(`${page}/moja/statystyka`, { key: secret, gender: 'woman', place: 'Nibylandia' })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('Nie znamy takiej gminy')
    await author.post(`${page}/moja/statystyka`, { key: secret, gender: 'woman', place: 'w Sztabinie' })
    expect((await author.get(own)).html).not.toContain('Powiedz nam więcej o sobie')
    const kept = on(at.db).selectFrom('remarks.statistics').selectAll().where('process_id', '=', process.id)
    expect(await kept.execute()).toMatchObject([{ gender: 'woman', unit_code: '2001072', age_band: null }])
  })

  test('in English the same page stands under /en', async () => {
    const answer = await (await client()).get(`/en${home()}/nowa`)
    expect(answer.html).toContain('<html lang="en"')
    expect(answer.html).toContain(`action="/en${home()}/nowa"`)
  })

  test('a remark of another process, and a number nobody has, are absent', async () => {
    const { remark, secret } = await given()
    const elsewhere = await anOpenProcess(systemContext(house, 'test'), { title: `Inny ${newId()}` })
    const path = `${pathOf(elsewhere)}/uwagi/${remark.reference}`
    expect((await (await client()).get(`${path}/moja?klucz=${secret}`)).status).toBe(404)
    expect((await (await client()).get(path)).status).toBe(404)
  })
})
