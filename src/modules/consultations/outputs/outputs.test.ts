import { Hono } from 'hono'
import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import type { AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { jobs as noticesJobs } from '../../notices/index.ts'
import { cancelProcess } from '../../processes/index.ts'
import { addStage, addUpdate } from '../content.ts'
import { aConsultation } from '../examples.ts'
import { jobs } from '../jobs.ts'
import { openRoutes } from '../routes.tsx'
import { insertEffect } from '../store.ts'

eachEngine('what can be taken away from consultations', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const organisationId = newId()
  const admin = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
  const as = () => contextOf(house, admin)

  beforeAll(async () => {
    house = Object.assign(await aHouse(at), { jobs: testJobs([...noticesJobs, ...jobs({})]) })
    const routes = new Hono<AppEnv>().route(
      '/konsultacje',
      openRoutes({
        activities: [],
        boxes: async () => [],
        people: { personsByIds: async () => new Map(), personByEmail: async () => null },
        forms: { owners: {} },
      }),
    )
    wing = await aWing(house, routes)
  })
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => house.close())

  const aMeeting = (given: Partial<Parameters<typeof addStage>[2]> = {}) => ({
    kind: 'meeting' as const,
    title: 'Spotkanie w bibliotece',
    description: '',
    startsAt: Temporal.Instant.from('2026-09-20T15:00:00Z'),
    endsAt: Temporal.Instant.from('2026-09-20T17:00:00Z'),
    displayedDate: null,
    place: 'Biblioteka, ul. Hoża 7; sala 2',
    accessibility: 'Winda.',
    link: null,
    activity: null,
    ...given,
  })

  test('the calendar holds the end of the term and each stage with a time, under names they keep for life', async () => {
    const { process } = await aConsultation(as(), { organisationId })
    await addStage(as(), process, aMeeting())
    await addStage(
      as(),
      process,
      aMeeting({
        kind: 'analysis',
        title: 'Analiza',
        endsAt: Temporal.Instant.from('2026-10-20T15:00:00Z'),
        place: '',
      }),
    )
    await addStage(as(), process, aMeeting({ title: 'Bez daty', startsAt: null, endsAt: null }))
    const { html, headers } = await wing.stranger().get(`/konsultacje/${process.slug}/kalendarz.ics`)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    const events = new ICAL.Component(ICAL.parse(html))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event))
    expect(events.map(({ summary }) => summary)).toEqual([
      `Koniec zbierania uwag: ${process.title}`,
      `Spotkanie w bibliotece: ${process.title}`,
      `Analiza: ${process.title}`,
    ])
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([
      '2026-09-30T21:59:59Z',
      '2026-09-20T15:00:00Z',
      '2026-09-20T15:00:00Z',
    ])
    expect(events[1]?.endDate.toString()).toBe('2026-09-20T17:00:00Z')
    expect(events[1]?.location).toBe('Biblioteka, ul. Hoża 7; sala 2')
    // A month of analysis is a moment with its end in words, not a month of somebody's calendar.
    expect(events[2]?.component.hasProperty('dtend')).toBe(false)

    const uids = events.map(({ uid }) => uid)
    house.clock.set('2026-09-12T10:00:00Z')
    await cancelProcess(as(), process, 'Zmiana ustawy.')
    const later = new ICAL.Component(
      ICAL.parse((await wing.stranger().get(`/konsultacje/${process.slug}/kalendarz.ics`)).html),
    ).getAllSubcomponents('vevent')
    expect(later.map((event) => event.getFirstPropertyValue('uid'))).toEqual(uids)
    expect(later.every((event) => event.getFirstPropertyValue('status') === 'CANCELLED')).toBe(true)
  })

  test('the feed of the list follows its filter, and the feed of one consultation tells what happened in it', async () => {
    const { process } = await aConsultation(as(), { organisationId, title: 'Ścieżka <nad> "jeziorem" & lasem' })
    await addUpdate(as(), process, { title: 'Zapraszamy', body: 'W środę o 17.', tell: false })
    await insertEffect(at.db, process.id, {
      id: newId(),
      title: 'Jest ścieżka',
      body: 'Można jechać.',
      happenedOn: null,
      publishedAt: Temporal.Instant.from('2026-09-11T10:00:00Z'),
      publishedBy: null,
    })

    const list = await wing.stranger().get('/konsultacje/kanal.xml?tekst=ścieżki')
    expect(list.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const entries = read(list.html)
    expect(entries).toMatchObject([{ id: `urn:uuid:${process.id}`, title: 'Ścieżka <nad> "jeziorem" & lasem' }])
    expect(read((await wing.stranger().get('/konsultacje/kanal.xml?tekst=lotnisko')).html)).toEqual([])

    const own = read((await wing.stranger().get(`/konsultacje/${process.slug}/kanal.xml`)).html)
    expect(own.map(({ title }) => title)).toEqual(['Zapraszamy', 'Konsultacje ogłoszone'])
    house.clock.set('2026-09-11T10:00:00Z')
    expect(read((await wing.stranger().get(`/konsultacje/${process.slug}/kanal.xml`)).html)[0]).toMatchObject({
      title: 'Jest ścieżka',
      summary: 'Można jechać.',
    })
    expect((await wing.stranger().get('/en/konsultacje/kanal.xml')).html).toContain('xml:lang="en"')
  })

  test('the poster says until when, the code leads to the page, and all of it works without anything from elsewhere', async () => {
    const { process } = await aConsultation(as(), { organisationId })
    const home = `/konsultacje/${process.slug}`
    const poster = await wing.stranger().get(`${home}/plakat`)
    expect(poster.html).toContain('Uwagi do 30 września 2026, 23:59')
    expect(poster.html).toContain(`wiec.example${home}`)
    expect(await mistakesIn(poster.html)).toEqual([])
    const pdf = await wing.stranger().get(`${home}/plakat.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.html).toMatch(/^%PDF-/)
    const qr = await wing.stranger().get(`${home}/qr.svg`)
    expect(qr.headers.get('content-type')).toBe('image/svg+xml')
    expect(qr.html).toContain(`aria-label="Kod QR prowadzący na stronę https://wiec.example${home}"`)
  })

  test('the picture for sharing is drawn once for the same words and changes with them', async () => {
    const { process } = await aConsultation(as(), { organisationId })
    const path = `/konsultacje/${process.slug}/obraz.png`
    const [one, again, english] = [
      await wing.stranger().get(path),
      await wing.stranger().get(path),
      await wing.stranger().get(`/en${path}`),
    ]
    expect(one.headers.get('content-type')).toBe('image/png')
    expect(again.headers.get('etag')).toBe(one.headers.get('etag'))
    expect(english.headers.get('etag')).not.toBe(one.headers.get('etag'))
  })

  test('nothing is taken away from a draft by a stranger, nor from what is not there', async () => {
    const { process } = await aConsultation(as(), { organisationId, announced: false })
    for (const slug of [process.slug, 'nie-ma'])
      for (const output of [
        'kalendarz.ics',
        'plakat',
        'plakat.pdf',
        'qr.svg',
        'obraz.png',
        'kanal.xml',
        'obserwowanie',
      ]) {
        expect((await wing.stranger().get(`/konsultacje/${slug}/${output}`)).status, `${slug}/${output}`).toBe(404)
      }
    expect((await wing.as(admin).get(`/konsultacje/${process.slug}/plakat`)).status).toBe(200)
    expect((await wing.stranger().get('/konsultacje/kanal.xml?stan=wszystkie')).html).not.toContain(process.id)
  })

  test('following asks for an address, tells what is wrong with it, and answers the same to all', async () => {
    const { process } = await aConsultation(as(), { organisationId })
    const path = `/konsultacje/${process.slug}/obserwowanie`
    const page = await wing.stranger().get(path)
    expect(await mistakesIn(page.html)).toEqual([])
    const wrong = await wing.stranger().post(path, { email: 'to nie adres' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="to nie adres"')
    const answers = [
      await wing.stranger().post(path, { email: 'ela@example.org' }),
      await wing.stranger().post(path, { email: 'ela@example.org' }),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 303,
        location: `/konsultacje/${process.slug}`,
        flash: 'notices.follow.asked',
      })
  })
})

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Entries of a feed; text that would break XML fails. */
function read(xml: string) {
  const words = (source: string, name: string) => {
    const text = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(source)?.[1] ?? ''
    expect(text).not.toMatch(/<|&(?!(amp|lt|gt|quot);)/)
    return text.replace(/&(\w+);/g, (_, entity: string) => ENTITIES[entity] ?? '')
  }
  return [...xml.matchAll(/<entry>(.*?)<\/entry>/gs)].map(([, entry = '']) => ({
    id: words(entry, 'id'),
    title: words(entry, 'title'),
    summary: words(entry, 'summary'),
  }))
}
