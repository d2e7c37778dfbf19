import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import { aMeeting, aRegistrationInput } from '../examples.ts'
import { addAgendaItem, cancelMeeting } from '../meeting/actions.ts'
import { agendaOf, meetingById, meetingsPage } from '../meeting/store.ts'
import { followCancellation, register } from '../registration/actions.ts'
import { cancelRest, copyMeeting, repeatMeeting, seriesAround } from './actions.ts'
import { type Rhythm, repeatsOf } from './rules.ts'
import { laterDates } from './store.ts'

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Warsaw]`).toInstant()
const shown = (moments: Temporal.Instant[]) =>
  moments.map((moment) => moment.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString())

describe('a series begins again', () => {
  test.each<[Rhythm, string, string[]]>([
    // The clocks change on 25 October 2026: the hour on the wall stays.
    ['week', '2026-10-20T17:00', ['2026-10-27T17:00:00', '2026-11-03T17:00:00']],
    ['two-weeks', '2027-03-17T17:00', ['2027-03-31T17:00:00', '2027-04-14T17:00:00']],
    ['month-weekday', '2026-10-13T17:00', ['2026-11-10T17:00:00', '2026-12-08T17:00:00']],
    // The fifth Thursday is the last one where there are four.
    ['month-weekday', '2026-10-29T17:00', ['2026-11-26T17:00:00', '2026-12-31T17:00:00']],
    ['month-day', '2026-12-31T17:00', ['2027-01-31T17:00:00', '2027-02-28T17:00:00']],
  ])('%s from %s', (rhythm, first, expected) => {
    expect(shown(repeatsOf(at(first), rhythm, 2))).toEqual(expected)
  })
})

eachEngine('series of meetings', (database) => {
  let house: TestHouse
  const keeper = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const kept = () => contextOf(house, keeper)
  const visitor = () => contextOf(house)

  beforeAll(async () => {
    house = await aHouse(database)
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const aSeries = async () => {
    const meeting = await aMeeting(kept(), { registrationClosesAt: Temporal.Instant.from('2026-10-19T15:00:00Z') })
    await addAgendaItem(kept(), meeting, {
      title: 'Otwarcie',
      owner: 'Anna',
      minutes: 10,
      description: '',
      linkPath: null,
    })
    const key = newId()
    const again = () => repeatMeeting(kept(), meeting, { rhythm: 'week', count: 3, key })
    await Promise.all([again(), again()])
    const first = await meetingById(house.db, meeting.id)
    if (!first) throw new Error('no meeting')
    return { first, all: await seriesAround(visitor(), first) }
  }

  test('the same form sent twice makes one series, published as its first, with agenda and window of each', async () => {
    const { all } = await aSeries()
    expect(all).toHaveLength(4)
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(4)
    const last = all[3]
    expect(shown([last?.registrationClosesAt ?? house.clock.now()])).toEqual(['2026-11-09T17:00:00'])
    expect((await agendaOf(house.db, last?.id ?? '')).map(({ title }) => title)).toEqual(['Otwarcie'])
  })

  test('one is called off, or it and all that follow, and those who signed up to each are told', async () => {
    const { all } = await aSeries()
    const [, second, third, fourth] = all
    if (!second || !third || !fourth) throw new Error('a short series')
    const input = aRegistrationInput()
    await register(visitor(), fourth, input)
    await cancelRest(kept(), third, 'Sala jest w remoncie.')
    const off = await Promise.all(all.map(async ({ id }) => (await meetingById(house.db, id))?.cancelledAt !== null))
    expect(off).toEqual([false, false, true, true])
    const { rows } = await sql<{ template: string; calendar_method: string }>`
      select template, calendar_method from notices.messages where to_email = ${input.email} order by template`.execute(
      house.db,
    )
    expect(rows).toEqual([
      { template: 'meeting-called-off', calendar_method: 'CANCEL' },
      { template: 'meeting-placed', calendar_method: 'REQUEST' },
    ])
    await expect(cancelRest(visitor(), second, 'Bez prawa do tego.')).rejects.toThrow('absent')
  })

  test('stands on the list once, with what comes next and the dates after it, whichever of them is off', async () => {
    const { first, all } = await aSeries()
    const listed = async () => {
      const shownNow = { when: 'ahead', oncePerSeries: true } as const
      const { rows } = await meetingsPage(house.db, shownNow, { now: house.clock.now(), limit: 100 })
      const cards = rows.filter(({ seriesId }) => seriesId === first.seriesId)
      expect(cards).toHaveLength(1)
      const later = await laterDates(house.db, cards)
      return shown([...cards.map(({ startsAt }) => startsAt), ...(later.get(first.seriesId ?? '') ?? [])])
    }
    const dates = shown(all.map(({ startsAt }) => startsAt))
    expect(await listed()).toEqual(dates)
    await cancelMeeting(kept(), first, 'Sala jest w remoncie.', followCancellation)
    expect(await listed()).toEqual(dates.slice(1))
    house.clock.set('2026-11-01T10:00:00Z')
    expect(await listed()).toEqual(dates.slice(2))
    const [, , third] = all
    if (!third) throw new Error('a short series')
    await cancelRest(kept(), third, 'Nikt się nie zapisał.')
    expect(await listed()).toEqual(dates.slice(2, 3))
  })

  test('a copy is a draft of its own with the same agenda, in no series', async () => {
    const { first } = await aSeries()
    const copy = await copyMeeting(kept(), first, { startsAt: at('2026-12-01T09:00'), key: newId() })
    expect(copy).toMatchObject({ publishedAt: null, seriesId: null, title: first.title })
    expect(shown([copy.endsAt])).toEqual(['2026-12-01T11:00:00'])
    expect(await agendaOf(house.db, copy.id)).toHaveLength(1)
  })
})
