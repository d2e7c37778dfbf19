import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { systemContext } from '../../../../platform/context.ts'
import { sql } from '../../../../platform/db/index.ts'
import { newId } from '../../../../platform/ids.ts'
import { workPathOf } from '../../../processes/index.ts'
import { draftConsultation, editConsultation, type FoundConsultation, findConsultation } from '../../actions.ts'
import { aConsultation } from '../../examples.ts'
import { missingForAnnouncement } from '../../rules.ts'
import { consultationOf } from '../../store.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

/** What a team types into each part. */
const TYPED = {
  sprawa: {
    title: 'Park nad Nettą',
    summary: 'Co zmienić?',
    plainLanguage: 'Pytamy o park.',
    purpose: 'Zieleń dla wszystkich.',
    description: '## O co pytamy',
    areaWords: 'Między śluzą a mostem',
  },
  zakres: {
    organ: 'Burmistrz Augustowa',
    runningUnit: 'Wydział Zieleni',
    legalBasis: 'art. 5a',
    orderingAct: 'Zarządzenie 5/2026',
    openScope: 'Ławki',
    closedScope: 'Granice',
    addressees: 'Mieszkańcy',
  },
  terminy: {
    opensAt: '2026-10-05T08:00',
    closesAt: '2026-10-30T23:59',
    displayedDate: 'jesień 2026',
    reportDueOn: '2026-11-30',
  },
  kontakt: {
    howToSubmit: 'Listem',
    contactName: 'Ewa Nowak',
    contactEmail: 'ewa@augustow.example',
    contactPhone: '87 643 42 10',
    accessibility: 'Parter',
  },
  'dane-osobowe': { privacyNotice: 'Administratorem jest Burmistrz.' },
} as const
type Key = keyof typeof TYPED

eachEngine('the announcement of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let slug: string
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-30T10:00:00Z')
    const draft = {
      organisationId: office.organisation.id,
      unitCode: '2001011',
      title: `Park ${newId()}`,
      summary: 'Co zmienić?',
      topic: 'greenery',
    }
    slug = (await draftConsultation(systemContext(house, 'test'), draft)).slug
  })

  const home = () => `/praca/konsultacje/${slug}`
  const read = () => findConsultation(systemContext(house, 'test'), slug)
  const fill = (key: Key, given: Record<string, string> = {}) =>
    office.as('editor').post(`${home()}/ogloszenie/${key}`, { ...TYPED[key], ...given })
  const fillAll = async () => {
    for (const key of Object.keys(TYPED) as Key[]) await fill(key)
  }

  test('part by part, what is typed is kept and shown again', async () => {
    for (const key of Object.keys(TYPED) as Key[]) {
      const answer = await fill(key)
      expect(answer.flash, key).toBe('consultations.flash.saved')
      const page = await office.as('editor').get(`${home()}/ogloszenie/${key}`)
      for (const value of Object.values(TYPED[key])) expect(page.html).toContain(value)
      expect(await mistakesIn(page.html)).toEqual([])
    }
    const { process, consultation } = await read()
    expect(process).toMatchObject({
      purpose: 'Zieleń dla wszystkich.',
      contactEmail: 'ewa@augustow.example',
      displayedDate: 'jesień 2026',
    })
    expect(consultation).toMatchObject({
      closedScope: 'Granice',
      addressees: 'Mieszkańcy',
      privacyNotice: 'Administratorem jest Burmistrz.',
    })
  })

  test('dates are told in Warsaw, and "23:59" lasts to the last second of that minute', async () => {
    await fill('terminy')
    const { process } = await read()
    expect(process.opensAt?.toString()).toBe('2026-10-05T06:00:00Z')
    expect(process.closesAt?.toString()).toBe('2026-10-30T22:59:59Z')
    expect(process.reportDueOn?.toString()).toBe('2026-11-30')
  })

  test.each([
    ['sprawa', { title: '' }, 'title'],
    ['sprawa', { summary: 'a'.repeat(301) }, 'summary'],
    ['sprawa', { description: 'a'.repeat(20_001) }, 'description'],
    ['zakres', { organ: 'a'.repeat(201) }, 'organ'],
    ['terminy', { opensAt: 'jutro' }, 'opensAt'],
    ['terminy', { closesAt: '2026-10-05T08:00' }, 'closesAt'],
    ['terminy', { opensAt: '0206-10-05T08:00' }, 'opensAt'],
    ['terminy', { reportDueOn: '31.11.2026' }, 'reportDueOn'],
    ['kontakt', { contactEmail: 'ewa(at)augustow.example' }, 'contactEmail'],
    ['dane-osobowe', { privacyNotice: 'a'.repeat(6001) }, 'privacyNotice'],
  ] as const)('%s with %o comes back to that field, and nothing is stored', async (key, given, field) => {
    const before = await read()
    const answer = await fill(key, given)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#f-${field}"`)
    expect(answer.html).toContain('<title>Błąd:')
    expect(await read()).toEqual(before)
  })

  test('a draft says what it lacks, and cannot be announced until it has all of it', async () => {
    expect((await office.as('team-admin').get(home())).html).toContain('Do ogłoszenia brakuje')
    expect((await office.as('team-admin').get(`${home()}/publikacja`)).html).toContain('dostępność')
    const refused = await office.as('team-admin').post(`${home()}/publikacja`)
    expect(refused.status).toBe(422)
    expect((await read()).process.announcedAt).toBeNull()
    await fillAll()
    expect((await office.as('team-admin').get(home())).html).toContain('Ogłoszenie jest kompletne')
    const asked = await office.as('team-admin').get(`${home()}/publikacja`)
    expect(asked.html).toContain('od 5 października 2026')
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await office.as('team-admin').post(`${home()}/publikacja`)).flash).toBe('consultations.flash.announced')
    expect((await office.stranger().get(`/konsultacje/${slug}`)).status).toBe(200)
    expect((await office.as('team-admin').post(`${home()}/publikacja`)).status).toBe(409)
  })

  test.each([
    ['sprawa', ['summary', 'purpose']],
    ['zakres', ['legalBasis', 'organ', 'openScope']],
    ['terminy', ['dates', 'reportDueOn']],
    ['kontakt', ['howToSubmit', 'contactName', 'contact', 'accessibility']],
    ['dane-osobowe', ['privacyNotice']],
  ] as const)('without %s it lacks exactly what that part answers for', async (without, fields) => {
    for (const key of Object.keys(TYPED) as Key[]) if (key !== without) await fill(key)
    // The summary of a draft is there from its first screen.
    const expected = fields.filter((field) => field !== 'summary')
    expect([...missingForAnnouncement(await read(), house.clock.now())].sort()).toEqual([...expected].sort())
    expect((await office.as('team-admin').post(`${home()}/publikacja`)).status).toBe(422)
  })

  test('what would be over before it is announced cannot be announced', async () => {
    await fillAll()
    house.clock.set('2026-11-05T10:00:00Z')
    expect((await office.as('team-admin').get(`${home()}/publikacja`)).html).toContain(
      'koniec zbierania uwag, który jeszcze nie minął',
    )
    expect((await office.as('team-admin').post(`${home()}/publikacja`)).status).toBe(422)
  })

  test('announced, it may be put right, but not emptied of what an announcement must say', async () => {
    await fillAll()
    await office.as('team-admin').post(`${home()}/publikacja`)
    for (const [key, given] of [
      ['sprawa', { purpose: '' }],
      ['zakres', { legalBasis: '' }],
      ['terminy', { closesAt: '' }],
      ['kontakt', { contactEmail: '', contactPhone: '' }],
      ['dane-osobowe', { privacyNotice: '' }],
    ] as const) {
      const before = await read()
      expect((await fill(key, given)).status, key).toBe(422)
      expect(await read()).toEqual(before)
    }
    expect((await fill('kontakt', { contactPhone: '' })).location).toBe(`${home()}/ogloszenie`)
    house.clock.set('2026-11-05T10:00:00Z')
    expect((await fill('sprawa', { purpose: 'Poprawiony cel.' })).status).toBe(303)
  })

  test('where it was made known: added, shown to all, taken away; bad input comes back', async () => {
    const places = `${home()}/ogloszenie/miejsca`
    const place = {
      kind: 'bip',
      place: 'BIP Augustowa',
      announcedOn: '2026-09-29',
      link: 'https://bip.augustow.example/5',
    }
    for (const [given, field] of [
      [{ place: '' }, 'place'],
      [{ announcedOn: 'wczoraj' }, 'announcedOn'],
      [{ link: 'javascript:alert(1)' }, 'link'],
      [{ kind: 'x' }, 'kind'],
    ] as const) {
      const answer = await office.as('editor').post(places, { ...place, ...given })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(`href="#f-${field}"`)
    }
    await office.as('editor').post(places, place)
    const page = await office.as('editor').get(`${home()}/ogloszenie`)
    expect(page.html).toContain('BIP Augustowa')
    expect(await mistakesIn(page.html)).toEqual([])
    const id = /miejsca\/([\w-]{36})\/usuniecie/.exec(page.html)?.[1] ?? ''
    for (const wrong of ['nie-id', newId()])
      expect((await office.as('editor').post(`${places}/${wrong}/usuniecie`)).status).toBe(404)
    expect((await office.as('editor').post(`${places}/${id}/usuniecie`)).flash).toBe('consultations.flash.removed')
    expect((await office.as('editor').get(`${home()}/ogloszenie`)).html).not.toContain('BIP Augustowa')
  })

  test('every field of an announcement can be read by everybody', async () => {
    const { process }: FoundConsultation = await aConsultation(systemContext(house, 'test'), {
      organisationId: office.organisation.id,
      title: `Pełne ${newId()}`,
    })
    slug = process.slug
    for (const key of ['zakres', 'kontakt', 'sprawa'] as const) await fill(key)
    const { html } = await office.stranger().get(`/konsultacje/${slug}`)
    for (const key of ['zakres', 'kontakt'] as const)
      for (const value of Object.values(TYPED[key])) expect(html, value).toContain(value)
    expect(html).toContain('Pytamy o park.')
    expect(await mistakesIn(html)).toEqual([])
    expect(workPathOf(process)).toBe(home())
  })

  test('where nobody wrote a privacy notice, one is made with every part of art. 13, and kept only when it is saved', async () => {
    const draft = await aConsultation(systemContext(house, 'test'), {
      organisationId: office.organisation.id,
      announced: false,
      title: `Szkic ${newId()}`,
    })
    await editConsultation(systemContext(house, 'test'), draft, {
      process: { legalBasis: 'art. 8e–8l UPZP' },
      consultation: { privacyNotice: '' },
    })
    await sql`update network.organisations set data_officer = 'iod@urzad.example' where id = ${office.organisation.id}`.execute(
      at.db,
    )
    const path = `/praca/konsultacje/${draft.process.slug}/ogloszenie/dane-osobowe`
    const { html } = await office.as('editor').get(path)
    for (const words of [
      office.organisation.name,
      'iod@urzad.example',
      'art. 6 ust. 1 lit. c i e RODO w związku z: art. 8e–8l UPZP',
      'Kto dostaje dane',
      'Adres e-mail usuwamy 2 lata po raporcie',
      'Twoje prawa',
      'Art. 8a ustawy o planowaniu',
      'Prezesa Urzędu Ochrony Danych Osobowych',
      'Czy trzeba podać dane',
      'Nie profilujemy',
      'dopiero wtedy będzie częścią ogłoszenia',
    ])
      expect(html).toContain(words)
    expect(await mistakesIn(html)).toEqual([])
    expect((await consultationOf(at.db, draft.process.id)).privacyNotice).toBe('')
    await office.as('editor').post(path, { privacyNotice: 'Nasza klauzula.' })
    expect((await office.as('editor').get(path)).html).not.toContain('Kto dostaje dane')
  })
})
