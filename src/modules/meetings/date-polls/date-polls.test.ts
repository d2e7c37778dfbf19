import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import { invitationsPage } from '../invitations/store.ts'
import { personalData } from '../personal-data.ts'
import { addDate, askPeople, callOffPoll, moveDate, remindMissing, removeDate, standingDates } from './actions.ts'
import { type AnswerInput, answerPoll, changeAnswers, withdrawAnswers } from './answering.ts'
import { chooseDate } from './choosing.ts'
import { aPoll, POLL_DATES } from './examples.ts'
import { answersOf, peopleOf, pollPersonById } from './people-store.ts'
import { bestDates, type DateAnswer, type DatePoll, tallyOf } from './rules.ts'
import { pollById } from './store.ts'

eachEngine('date polls', (at) => {
  let house: TestHouse
  const keeper = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const kept = () => contextOf(house, keeper)
  const visitor = () => contextOf(house)

  beforeAll(async () => {
    house = await aHouse(at)
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const said = (answers: Record<string, DateAnswer>, given: Partial<AnswerInput> = {}): AnswerInput => ({
    name: 'Anna Bielska',
    note: '',
    answers: new Map(Object.entries(answers)),
    ...given,
  })
  const says = async (
    poll: DatePoll,
    answers: Record<string, DateAnswer>,
    email: string | null = null,
    name = 'Ewa',
  ) => {
    const person = await answerPoll(visitor(), poll, { ...said(answers, { name }), email, submissionKey: newId() })
    if (!person) throw new Error('the address was known')
    return person
  }
  const tallies = async (poll: DatePoll) =>
    tallyOf(await standingDates(visitor(), poll), await peopleOf(house.db, poll.id), await answersOf(house.db, poll.id))
  const counts = async (poll: DatePoll) =>
    (await tallies(poll)).map(({ yes, ifNeedBe, no, before }) => [
      yes.length,
      ifNeedBe.length,
      no.length,
      before.length,
    ])
  const letters = async (email: string) => {
    const { rows } = await sql<{ template: string; calendar_method: string | null }>`
      select template, calendar_method from notices.messages where to_email = ${email} order by template`.execute(
      house.db,
    )
    return rows.map(({ template, calendar_method }) => (calendar_method ? `${template} ${calendar_method}` : template))
  }
  const address = () => `${newId()}@example.org`

  test('yes, if need be and no are counted for each date, and the best is where most can come', async () => {
    const { poll, first, second } = await aPoll(kept())
    await says(poll, { [first.id]: 'yes', [second.id]: 'if-need-be' })
    await says(poll, { [first.id]: 'no', [second.id]: 'yes' })
    await says(poll, { [second.id]: 'no' })
    expect(await counts(poll)).toEqual([
      [1, 0, 1, 0],
      [1, 1, 1, 0],
    ])
    expect(bestDates(await tallies(poll))).toEqual([second.id])
  })

  test('the same form sent at once several times is one answer', async () => {
    const { poll, first } = await aPoll(kept())
    const input = { ...said({ [first.id]: 'yes' }), email: null, submissionKey: newId() }
    const sent = await Promise.all([1, 2, 3].map(() => answerPoll(visitor(), poll, input)))
    expect(new Set(sent.map((each) => each?.id)).size).toBe(1)
    expect(await counts(poll)).toEqual([
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  test('an address that is known changes nothing at the open address; its owner alone gets the link', async () => {
    const { poll, first } = await aPoll(kept())
    const email = address()
    const person = await says(poll, { [first.id]: 'yes' }, email)
    const again = { ...said({ [first.id]: 'no' }), email: email.toUpperCase(), submissionKey: newId() }
    expect(await answerPoll(visitor(), poll, again)).toBeNull()
    expect((await counts(poll))[0]).toEqual([1, 0, 0, 0])
    expect(await letters(email)).toEqual(['meeting-poll-answered', 'meeting-poll-known'])

    await changeAnswers(visitor(), person, said({ [first.id]: 'if-need-be' }))
    expect((await counts(poll))[0]).toEqual([0, 1, 0, 0])
    await withdrawAnswers(visitor(), person)
    expect((await counts(poll))[0]).toEqual([0, 0, 0, 0])
  })

  test('editing dates keeps answers: moved they say that they came before, taken off they come back', async () => {
    const { poll, first, second } = await aPoll(kept())
    const person = await says(poll, { [first.id]: 'yes', [second.id]: 'no' })
    house.clock.set('2026-10-01T10:00:00Z')
    const later = first.startsAt.add({ hours: 1 })
    expect(await moveDate(kept(), poll, first.id, later)).toBe(true)
    expect(await moveDate(kept(), poll, first.id, second.startsAt)).toBe(false)
    await addDate(kept(), poll, Temporal.Instant.from('2026-11-03T16:00:00Z'))
    expect(await counts(poll)).toEqual([
      [1, 0, 0, 1],
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ])
    await changeAnswers(visitor(), person, said({ [first.id]: 'yes' }))
    expect((await counts(poll))[0]).toEqual([1, 0, 0, 0])

    await removeDate(kept(), poll, second.id)
    expect(await counts(poll)).toHaveLength(2)
    await addDate(kept(), poll, second.startsAt)
    expect((await counts(poll))[1]).toEqual([0, 0, 1, 0])
  })

  test('a reminder goes only to those who were asked and said nothing, once a day', async () => {
    const { poll, first } = await aPoll(kept(), { isOpen: false })
    const [silent, spoke] = [address(), address()]
    expect(
      await askPeople(
        kept(),
        poll,
        [silent, spoke, silent].map((email) => ({ name: '', email })),
      ),
    ).toBe(2)
    const asked = await peopleOf(house.db, poll.id)
    const speaking = asked.find(({ email }) => email === spoke)
    if (speaking) await changeAnswers(visitor(), speaking, said({ [first.id]: 'yes' }))
    expect(await remindMissing(kept(), poll)).toBe(0)
    house.clock.set('2026-10-01T10:00:00Z')
    expect(await remindMissing(kept(), poll)).toBe(1)
    expect(await remindMissing(kept(), poll)).toBe(0)
    expect(await letters(silent)).toEqual(['meeting-poll-asked', 'meeting-poll-missing'])
    expect(await letters(spoke)).toEqual(['meeting-poll-asked'])
    await expect(says(poll, { [first.id]: 'yes' })).rejects.toThrow('absent')
  })

  test('choosing makes one published meeting and invites those who answered, with the meeting for their calendars', async () => {
    const { poll, first, second } = await aPoll(kept())
    const [one, two, silent] = [address(), address(), address()]
    await says(poll, { [first.id]: 'no' }, one)
    await says(poll, { [first.id]: 'yes' }, two)
    await says(poll, { [first.id]: 'yes' })
    await askPeople(kept(), poll, [{ name: '', email: silent }])
    const tries = await Promise.allSettled([
      chooseDate(kept(), poll, first.id),
      chooseDate(kept(), poll, second.id),
      chooseDate(kept(), poll, first.id),
    ])
    const done = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(done).toHaveLength(1)
    const [meeting] = done
    expect(meeting?.publishedAt).not.toBeNull()
    const { rows } = await invitationsPage(house.db, meeting?.id ?? '', { limit: 10 })
    expect(rows.map(({ email }) => email).sort()).toEqual([one, two].sort())
    expect(await letters(one)).toEqual(['meeting-invited REQUEST', 'meeting-poll-answered'])
    expect(await letters(silent)).toEqual(['meeting-poll-asked'])
    await expect(says(poll, { [first.id]: 'yes' })).rejects.toThrow('poll-closed')
    await expect(addDate(kept(), poll, POLL_DATES[0] as Temporal.Instant)).rejects.toThrow('poll-decided')
  })

  test('a date that has begun cannot be chosen, and nothing is left of the try', async () => {
    const { poll, first } = await aPoll(kept())
    house.clock.set('2026-10-20T15:00:00Z')
    await expect(chooseDate(kept(), poll, first.id)).rejects.toThrow('poll-date-past')
    expect(await pollById(house.db, poll.id)).toMatchObject({ chosenAt: null, meetingId: null })
  })

  test('answers are taken to the last second of the last day, in Warsaw', async () => {
    const { poll, first } = await aPoll(kept(), { answersUntil: Temporal.PlainDate.from('2026-10-10') })
    house.clock.set('2026-10-10T21:59:59Z')
    await says(poll, { [first.id]: 'yes' })
    house.clock.set('2026-10-10T22:00:00Z')
    await expect(says(poll, { [first.id]: 'yes' })).rejects.toThrow('poll-closed')
  })

  test('a poll called off tells those who have an address, once', async () => {
    const { poll, first } = await aPoll(kept())
    const email = address()
    await says(poll, { [first.id]: 'yes' }, email)
    await callOffPoll(kept(), poll)
    await callOffPoll(kept(), poll)
    expect(await letters(email)).toEqual(['meeting-poll-answered', 'meeting-poll-called-off'])
    await expect(chooseDate(kept(), poll, first.id)).rejects.toThrow('poll-decided')
  })

  test('somebody who does not keep it changes nothing', async () => {
    const { poll, first } = await aPoll(kept())
    for (const act of [
      () => addDate(visitor(), poll, first.startsAt),
      () => moveDate(visitor(), poll, first.id, first.startsAt.add({ hours: 1 })),
      () => askPeople(visitor(), poll, []),
      () => remindMissing(visitor(), poll),
      () => chooseDate(visitor(), poll, first.id),
      () => callOffPoll(visitor(), poll),
    ])
      await expect(act()).rejects.toThrow('absent')
  })

  test('a person gets their answers and erasure leaves none; the rest ends 90 days after the choice', async () => {
    const { poll, first } = await aPoll(kept())
    const email = address()
    const person = await says(poll, { [first.id]: 'yes' }, email, 'Celina Dąb')
    const other = await says(poll, { [first.id]: 'no' }, address(), 'Ewa Fiołek')
    const whose = { id: newId(), email }
    expect(JSON.stringify(await personalData.export(visitor(), whose))).toContain('Zimowe spotkanie Sieci')
    await personalData.erase(visitor(), whose)
    expect(await pollPersonById(house.db, person.id)).toBeNull()

    await chooseDate(kept(), poll, first.id)
    house.clock.set('2026-12-28T09:00:00Z')
    await personalData.endRetention?.(visitor())
    expect(await pollPersonById(house.db, other.id)).toMatchObject({ name: 'Ewa Fiołek' })
    house.clock.set('2026-12-30T10:00:00Z')
    await personalData.endRetention?.(visitor())
    expect(await pollPersonById(house.db, other.id)).toBeNull()
  })
})
