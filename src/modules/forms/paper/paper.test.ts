import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type Person, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { answersPage } from '../answers-store.ts'
import { aDefinition, aQuestion } from '../examples.ts'
import { countAnswers } from '../participation-store.ts'
import { personalData } from '../personal-data.ts'
import type { Form } from '../rules.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from '../testing.tsx'
import { chooseDoubleEntry, type EntryInput, enterSheet, makeSheets, resolveSheet } from './actions.ts'
import { entriesOf } from './entries-store.ts'
import { countSheets, nextToEnter, sheetById, sheetsPage } from './store.ts'

const bus = aQuestion('single', 'bus', { required: true })
const why = aQuestion('long-text', 'why')

eachEngine('sheets of paper', (at) => {
  let house: TestHouse
  let owner: TestOwner
  let form: Form
  let [anna, bartek, celina]: Person[] = []
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    owner = aTestOwner({ closesAt: Temporal.Instant.from('2026-10-15T21:59:59Z'), anonymity: 'anonymous' })
    form = (await aPublishedForm(systemContext(house, 'test'), owner, aDefinition([bus, why]))).form
    ;[anna, bartek, celina] = [aClerk(), aClerk(), aClerk()]
  })

  const aClerk = () => aPerson({ roles: [{ role: 'clerk', scope: 'x' }] })
  const by = (person: Person | undefined) => contextOf(house, person)
  const make = (count = 1) => makeSheets(by(anna), owner.ports, form, { count, locale: 'pl' })
  const one = async () => {
    const [sheet] = await make()
    if (!sheet) throw new Error('no sheet')
    return sheet
  }
  const double = () => chooseDoubleEntry(by(anna), owner.ports, form, true)
  const input = (typed: Record<string, string>, given: Partial<EntryInput> = {}): EntryInput => ({
    typed,
    receivedOn: Temporal.PlainDate.from('2026-09-30'),
    invalidReason: null,
    ...given,
  })
  const enter = (sheet: { id: string }, who: Person | undefined, typed: Record<string, string>, given = {}) =>
    enterSheet(by(who), owner.ports, form, sheet, input(typed, given))
  const answers = () => answersPage(at.db, form.id, { limit: 100, after: null })

  test('have numbers one after another, also when two people print at once', async () => {
    const made = await Promise.all([make(20), make(20), make(10)])
    const numbers = made.flat().map(({ number }) => number)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(new Set(made.flat().map(({ code }) => code)).size).toBe(50)
  })

  test('become an answer of the channel of paper, with the day it was received and who entered it', async () => {
    const sheet = await one()
    expect(await enter(sheet, anna, { 'q-bus': 'b', 'q-why': 'Rano.' })).toEqual({ state: 'settled', invalid: null })
    expect(await answers()).toMatchObject([
      {
        channel: 'paper',
        answers: { bus: { choice: 'b' }, why: { text: 'Rano.' } },
        enteredBy: anna?.id,
        answeredAt: null,
      },
    ])
    expect((await answers())[0]?.answeredOn.toString()).toBe('2026-09-30')
    expect(await countSheets(at.db, form.id)).toMatchObject({ kept: 1, printed: 0 })
  })

  test('are entered once: fifty entries of one sheet at once make one answer', async () => {
    const sheet = await one()
    const sent = await Promise.allSettled(Array.from({ length: 50 }, () => enter(sheet, anna, { 'q-bus': 'a' })))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await countAnswers(at.db, form.id)).toBe(1)
  })

  test('that break a rule are kept without the broken answer', async () => {
    await enter(await one(), anna, { 'q-bus': 'a b', 'q-why': 'Bo tak.' })
    expect((await answers())[0]?.answers).toEqual({ why: { text: 'Bo tak.' } })
  })

  test('received after closing, or invalid, are settled with their reason and are no answer', async () => {
    const late = { receivedOn: Temporal.PlainDate.from('2026-10-16') }
    expect(await enter(await one(), anna, { 'q-bus': 'a' }, late)).toEqual({ state: 'settled', invalid: 'late' })
    const repeated = { invalidReason: 'repeated' as const }
    expect(await enter(await one(), anna, {}, repeated)).toEqual({ state: 'settled', invalid: 'repeated' })
    expect(await countAnswers(at.db, form.id)).toBe(0)
    expect(await countSheets(at.db, form.id)).toMatchObject({ invalid: 2 })
  })

  test('entered twice alike by two people become one answer; the same person cannot be both', async () => {
    await double()
    const sheet = await one()
    expect(await enter(sheet, anna, { 'q-bus': 'a' })).toEqual({ state: 'second' })
    expect(await countAnswers(at.db, form.id)).toBe(0)
    await expect(enter(sheet, anna, { 'q-bus': 'a' })).rejects.toThrow('sheet-entered')
    expect(await enter(sheet, bartek, { 'q-bus': '1' })).toEqual({ state: 'settled', invalid: null })
    await expect(enter(sheet, celina, { 'q-bus': 'a' })).rejects.toThrow('sheet-settled')
    expect(await countAnswers(at.db, form.id)).toBe(1)
  })

  test('that two people entered differently wait for a choice, which makes one answer', async () => {
    await double()
    const sheet = await one()
    await enter(sheet, anna, { 'q-bus': 'a', 'q-why': 'Rano.' })
    expect(await enter(sheet, bartek, { 'q-bus': 'b', 'q-why': 'Rano.' })).toEqual({ state: 'compare' })
    expect(await countAnswers(at.db, form.id)).toBe(0)
    const resolved = await Promise.allSettled(
      Array.from({ length: 10 }, () => resolveSheet(by(celina), owner.ports, form, sheet, { bus: 2 })),
    )
    expect(resolved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await answers()).map(({ answers }) => answers)).toEqual([{ bus: { choice: 'b' }, why: { text: 'Rano.' } }])
  })

  test('entered by many people at the same moment have two entries and one answer at most', async () => {
    await double()
    const sheet = await one()
    const people = Array.from({ length: 20 }, aClerk)
    const sent = await Promise.allSettled(people.map((person) => enter(sheet, person, { 'q-bus': 'a' })))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await entriesOf(at.db, sheet.id)).toHaveLength(2)
    expect(await countAnswers(at.db, form.id)).toBe(1)
  })

  test('that were begun stay with two entries when the setting is changed', async () => {
    await double()
    const sheet = await one()
    await enter(sheet, anna, { 'q-bus': 'a' })
    await chooseDoubleEntry(by(anna), owner.ports, form, false)
    expect(await enter(sheet, bartek, { 'q-bus': 'a' })).toEqual({ state: 'settled', invalid: null })
    expect(await enter(await one(), anna, { 'q-bus': 'a' })).toEqual({ state: 'settled', invalid: null })
  })

  test('are listed by state, a page at a time, and the next to enter is found for each person', async () => {
    await double()
    const sheets = await make(7)
    await enter(sheets[0] as { id: string }, anna, { 'q-bus': 'a' })
    const page = (after: number) => sheetsPage(at.db, form.id, { state: 'printed', after, limit: 4 })
    expect((await page(0)).map(({ number }) => number)).toEqual([2, 3, 4, 5])
    expect((await page(5)).map(({ number }) => number)).toEqual([6, 7])
    expect(await nextToEnter(at.db, form.id, { after: 0, personId: anna?.id ?? '' })).toBe(2)
    expect(await nextToEnter(at.db, form.id, { after: 0, personId: bartek?.id ?? '' })).toBe(1)
  })

  test('are refused to whoever may not enter, as if there were none', async () => {
    const sheet = await one()
    const stranger = contextOf(house, aPerson())
    await expect(enterSheet(stranger, owner.ports, form, sheet, input({ 'q-bus': 'a' }))).rejects.toThrow('absent')
    await expect(makeSheets(stranger, owner.ports, form, { count: 1, locale: 'pl' })).rejects.toThrow('absent')
    await expect(resolveSheet(stranger, owner.ports, form, sheet, {})).rejects.toThrow('absent')
    await expect(chooseDoubleEntry(stranger, owner.ports, form, true)).rejects.toThrow('absent')
  })

  test('of another form are not entered here', async () => {
    const other = (await aPublishedForm(systemContext(house, 'test'), owner, aDefinition([bus]))).form
    const sheet = await one()
    await expect(enterSheet(by(anna), owner.ports, other, sheet, input({ 'q-bus': 'a' }))).rejects.toThrow('absent')
  })

  test('forget who entered them, and after half a year what was typed, and stay counted', async () => {
    const sheet = await one()
    await enter(sheet, anna, { 'q-bus': 'a' })
    const subject = { id: anna?.id ?? '', email: anna?.email ?? '' }
    expect(await personalData.export(by(anna), subject)).toMatchObject({
      data: { sheetsEntered: [{ number: sheet.number }] },
    })
    await personalData.erase(by(anna), subject)
    expect(await entriesOf(at.db, sheet.id)).toMatchObject([{ enteredBy: null }])
    await personalData.endRetention?.({
      ...systemContext(house, 'test'),
      now: house.clock.now().add({ hours: 200 * 24 }),
    })
    expect(await entriesOf(at.db, sheet.id)).toEqual([])
    expect((await sheetById(at.db, sheet.id))?.answerId).not.toBeNull()
  })
})
