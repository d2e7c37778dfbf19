import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { aMeeting, aMeetingInput, aRegistrationInput } from '../examples.ts'
import { cancelMeeting, editMeeting } from '../meeting/actions.ts'
import { personalData } from '../personal-data.ts'
import type { Meeting } from '../rules.ts'
import {
  acceptOffer,
  cancelRegistration,
  followCancellation,
  followChange,
  register,
  remind,
  settleOffers,
} from './actions.ts'
import { standingOf } from './rules.ts'
import { namesShown, registrationById, registrationsPage } from './store.ts'

eachEngine('registrations', (at) => {
  let house: TestHouse
  const keeper = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const kept = () => contextOf(house, keeper)
  const visitor = () => contextOf(house)

  beforeAll(async () => {
    house = await aHouse(at)
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const comes = async (meeting: Meeting, given = {}) => {
    const registration = await register(visitor(), meeting, aRegistrationInput(given))
    if (!registration) throw new Error('the address was known')
    return registration
  }
  const standing = async ({ id }: { id: string }) => {
    const registration = await registrationById(house.db, id)
    return registration && standingOf(registration, house.clock.now())
  }
  const letters = async (email: string | null) => {
    const { rows } = await sql<{ template: string }>`
      select template from notices.messages where to_email = ${email} order by template`.execute(house.db)
    return rows.map(({ template }) => template)
  }

  const wordsOf = async (template: string, email: string | null) => {
    const { rows } = await sql<{ body_text: string }>`
      select body_text from notices.messages where to_email = ${email} and template = ${template}`.execute(house.db)
    return rows.map(({ body_text }) => body_text.replace(/\s+/g, ' '))
  }

  test('200 people at once for 20 places: exactly 20 have one, and the others wait in order', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 20, online: 0 } })
    const given = Array.from({ length: 200 }, () => aRegistrationInput())
    await Promise.all(given.map((input) => register(visitor(), meeting, input)))

    const { rows } = await registrationsPage(house.db, meeting.id, { limit: 300 })
    const now = house.clock.now()
    expect(rows).toHaveLength(200)
    expect(rows.map((each) => standingOf(each, now))).toEqual([
      ...Array.from({ length: 20 }, () => 'placed'),
      ...Array.from({ length: 180 }, () => 'waiting'),
    ])
    expect(new Set(rows.map(({ number }) => number)).size).toBe(200)
  }, 120_000)

  test('the same form sent at once several times is one registration, and one address signs up once', async () => {
    const meeting = await aMeeting(kept())
    const input = aRegistrationInput()
    const sent = await Promise.all([1, 2, 3].map(() => register(visitor(), meeting, input)))
    expect(new Set(sent.map((each) => each?.id)).size).toBe(1)
    const again = { ...aRegistrationInput(), email: input.email.toUpperCase() }
    expect(await register(visitor(), meeting, again)).toBeNull()
    expect(await letters(input.email)).toEqual(['meeting-known', 'meeting-placed'])
  })

  test('who signs off frees the place for the first in the queue, at once', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 1, online: 0 } })
    const [first, second, third] = [await comes(meeting), await comes(meeting), await comes(meeting)]
    await cancelRegistration(visitor(), first, 'self')
    expect(await standing(second)).toBe('offered')
    expect(await standing(third)).toBe('waiting')
    // An offered place is taken: who comes now goes behind the others.
    expect(await standing(await comes(meeting))).toBe('waiting')

    const offered = await registrationById(house.db, second.id)
    if (offered) await acceptOffer(visitor(), offered)
    expect(await standing(second)).toBe('placed')
    expect(await letters(second.email)).toEqual(['meeting-offered', 'meeting-placed', 'meeting-waiting'])
    expect(await letters(first.email)).toEqual(['meeting-cancelled', 'meeting-placed'])
  })

  test('an offer nobody answers goes on to the next, and cannot be taken any more', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 1, online: 0 }, offerHours: 24 })
    const [first, second, third] = [await comes(meeting), await comes(meeting), await comes(meeting)]
    await cancelRegistration(visitor(), first, 'self')
    const offered = await registrationById(house.db, second.id)
    house.clock.set('2026-10-01T10:00:00Z')
    if (!offered) throw new Error('no offer')
    await expect(acceptOffer(visitor(), offered)).rejects.toThrow('meeting-offer-ended')
    await settleOffers(visitor(), meeting.id)
    expect(await standing(second)).toBe('lapsed')
    expect(await standing(third)).toBe('offered')
    expect(await letters(second.email)).toContain('meeting-lapsed')
    // Whoever let it pass may sign up again, behind the others.
    expect(await standing(await comes(meeting, { email: second.email }))).toBe('waiting')
  })

  test('a party gets places together, and nobody smaller passes it in the queue', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 2, online: 0 } })
    const [one, two] = [await comes(meeting), await comes(meeting)]
    const [pair, alone] = [await comes(meeting, { partySize: 2 }), await comes(meeting)]
    await cancelRegistration(visitor(), one, 'self')
    expect([await standing(pair), await standing(alone)]).toEqual(['waiting', 'waiting'])
    await cancelRegistration(visitor(), two, 'self')
    expect([await standing(pair), await standing(alone)]).toEqual(['offered', 'waiting'])
    await expect(register(visitor(), meeting, aRegistrationInput({ partySize: 4 }))).rejects.toThrow('meeting-party')
  })

  test('each way to be there has places of its own', async () => {
    const meeting = await aMeeting(kept(), {
      places: { 'on-site': 1, online: 1 },
      onlineUrl: 'https://rozmowa.example.org/x',
    })
    const stand = [await comes(meeting), await comes(meeting, { mode: 'online' }), await comes(meeting)]
    expect(await Promise.all(stand.map(standing))).toEqual(['placed', 'placed', 'waiting'])
  })

  test('registration is refused outside of its window, to the second', async () => {
    const meeting = await aMeeting(kept(), {
      registrationOpensAt: Temporal.Instant.from('2026-10-01T10:00:00Z'),
      registrationClosesAt: Temporal.Instant.from('2026-10-02T10:00:00Z'),
    })
    const tries = async (moment: string) => {
      house.clock.set(moment)
      return register(visitor(), meeting, aRegistrationInput()).then(
        () => 'taken',
        (error: Error) => error.message,
      )
    }
    expect(await tries('2026-10-01T09:59:59Z')).toBe('meeting-registration-closed')
    expect(await tries('2026-10-01T10:00:00Z')).toBe('taken')
    expect(await tries('2026-10-02T09:59:59Z')).toBe('taken')
    expect(await tries('2026-10-02T10:00:00Z')).toBe('meeting-registration-closed')
  })

  test('more places are offered to the queue, and another time is told to everybody once', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 1, online: 0 } })
    const [first, second] = [await comes(meeting), await comes(meeting)]
    await editMeeting(kept(), meeting, aMeetingInput({ places: { 'on-site': 2, online: 0 } }), followChange)
    expect(await standing(second)).toBe('offered')
    expect(await letters(first.email)).toEqual(['meeting-placed'])
    const later = { startsAt: Temporal.Instant.from('2026-10-20T16:00:00Z'), places: { 'on-site': 2, online: 0 } }
    await editMeeting(kept(), meeting, aMeetingInput(later), followChange)
    await editMeeting(kept(), meeting, aMeetingInput(later), followChange)
    expect(await letters(first.email)).toEqual(['meeting-changed', 'meeting-placed'])
  })

  test('a meeting called off is told to all who signed up, and offers nothing more', async () => {
    const startsAt = Temporal.Instant.from('2026-10-21T15:00:00Z')
    const endsAt = startsAt.add({ hours: 2 })
    const meeting = await aMeeting(kept(), { startsAt, endsAt, places: { 'on-site': 1, online: 0 } })
    const [first, second] = [await comes(meeting), await comes(meeting)]
    await cancelMeeting(kept(), meeting, 'Sala jest zalana.', followCancellation)
    expect(await letters(second.email)).toEqual(['meeting-called-off', 'meeting-waiting'])
    expect((await wordsOf('meeting-called-off', second.email))[0]).toContain(
      'Spotkanie zaplanowane na środę, 21 października 2026, 17:00 nie odbędzie się.',
    )
    await cancelRegistration(visitor(), first, 'self')
    expect(await standing(second)).toBe('waiting')
    await expect(register(visitor(), meeting, aRegistrationInput())).rejects.toThrow('meeting-registration-closed')
  })

  test('reminders go once each, to those who have a place', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 1, online: 0 } })
    const [first, second] = [await comes(meeting), await comes(meeting)]
    for (const moment of [
      '2026-10-14T00:00:00Z',
      '2026-10-15T00:00:00Z',
      '2026-10-19T18:00:00Z',
      '2026-10-20T09:00:00Z',
    ]) {
      house.clock.set(moment)
      await remind(visitor(), meeting.id)
    }
    expect(await letters(first.email)).toEqual(['meeting-placed', 'meeting-reminder', 'meeting-reminder'])
    expect(await letters(second.email)).toEqual(['meeting-waiting'])
    expect((await wordsOf('meeting-reminder', first.email))[0]).toContain(
      'Spotkanie odbędzie się we wtorek, 20 października 2026, o 17:00.',
    )
  })

  test('somebody who is not a keeper may not sign another off', async () => {
    const meeting = await aMeeting(kept())
    const registration = await comes(meeting)
    await expect(cancelRegistration(visitor(), registration, 'keeper')).rejects.toThrow('absent')
    expect(await standing(registration)).toBe('placed')
  })

  test('names are shown of those who agreed, and erasing a person leaves none of theirs', async () => {
    const meeting = await aMeeting(kept(), { places: { 'on-site': 1, online: 0 } })
    const shown = await comes(meeting, { name: 'Celina Dąb', showsName: true, needs: 'Dieta bez mleka' })
    const next = await comes(meeting, { name: 'Ewa Fiołek' })
    expect(await namesShown(house.db, meeting.id)).toEqual(['Celina Dąb'])
    const person = { id: keeper.id, email: shown.email ?? '' }
    expect(JSON.stringify(await personalData.export(visitor(), person))).toContain('Dieta bez mleka')
    await personalData.erase(visitor(), person)
    expect(await namesShown(house.db, meeting.id)).toEqual([])
    expect(await registrationById(house.db, shown.id)).toMatchObject({ name: '', email: null, needs: '' })
    expect(await standing(next)).toBe('offered')
  })

  test('needs end a month after the meeting, names and addresses a year after', async () => {
    const meeting = await aMeeting(kept())
    const registration = await comes(meeting, { needs: 'Pętla indukcyjna' })
    house.clock.set('2026-11-20T10:00:00Z')
    await personalData.endRetention?.(visitor())
    expect(await registrationById(house.db, registration.id)).toMatchObject({ name: 'Anna Bielska', needs: '' })
    house.clock.set('2027-10-21T10:00:00Z')
    await personalData.endRetention?.(visitor())
    expect(await registrationById(house.db, registration.id)).toMatchObject({ name: '', email: null })
  })
})
