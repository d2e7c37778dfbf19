import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import {
  acceptDeclaration,
  askForCompletion,
  completeDeclaration,
  confirmDeclaration,
  declineDeclaration,
  duplicatesOf,
  submitDeclaration,
  withdrawDeclaration,
} from './declarations/actions.ts'
import { STATES, stateOf } from './declarations/rules.ts'
import { countByState, declarationById, declarationsPage } from './declarations/store.ts'
import { listedMember } from './directory/listing-store.ts'
import { cardOf } from './directory/store.ts'
import { aDeclaration, aMember, anInput, aText } from './examples.ts'
import { giveConsent, leave, nameRepresentative, readmit, takeBackConsent, turnPeriod } from './members/actions.ts'
import { membersPage } from './members/list-store.ts'
import { isActive, mayVote, periodOn } from './members/rules.ts'
import { countActive, hasConsent, periodsOf, representativesOf } from './members/store.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const refused = (word: string) => expect.objectContaining({ word })
const ACCEPTANCE = { number: '3/2026', decidedOn: day('2026-09-28'), from: day('2026-09-28') }

eachEngine('membership', (at) => {
  let house: TestHouse
  let desk: Context
  let stranger: Context
  beforeAll(async () => {
    house = await aHouse(at)
    desk = contextOf(house, aPerson({ roles: [{ role: 'coordinator', scope: null }] }))
    stranger = contextOf(house)
    await aText(desk, 'person')
    await aText(desk, 'institution')
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const again = async (id: string) => {
    const declaration = await declarationById(at.db, id)
    if (!declaration) throw new Error('it is there')
    return declaration
  }

  test('the same form sent by many hands at once is kept once, and numbers have no gap', async () => {
    const submission = { input: anInput(), submissionKey: newId(), fileId: null, consents: [] }
    const all = await Promise.all(Array.from({ length: 8 }, () => submitDeclaration(stranger, submission)))
    expect(new Set(all.map(({ declaration }) => declaration.id)).size).toBe(1)
    expect(all.filter(({ first }) => first)).toHaveLength(1)
    const next = await aDeclaration(stranger)
    const number = (reference: string) => Number(reference.split('/')[2])
    expect(number(next.reference)).toBe(number(all[0]?.declaration.reference ?? '') + 1)
  })

  test('of two coordinators who decide at once, the second hears that it is decided, and there is one member', async () => {
    const declaration = await aDeclaration(stranger, { personName: 'Równocześnie Przyjęta' })
    const other = contextOf(house, aPerson({ roles: [{ role: 'coordinator', scope: null }] }))
    const both = await Promise.allSettled([
      acceptDeclaration(desk, declaration, ACCEPTANCE),
      declineDeclaration(other, declaration, { ...ACCEPTANCE, reason: 'Nie działa w regionie.' }),
      acceptDeclaration(other, declaration, ACCEPTANCE),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of both)
      if (each.status === 'rejected') expect(each.reason).toEqual(refused('declaration-decided-already'))
    expect((await duplicatesOf(desk, declaration)).length).toBeLessThanOrEqual(1)
  })

  test('nobody but the desk decides, asks or looks for duplicates', async () => {
    const declaration = await aDeclaration(stranger)
    for (const context of [stranger, contextOf(house, aPerson())]) {
      await expect(acceptDeclaration(context, declaration, ACCEPTANCE)).rejects.toEqual(refused('absent'))
      await expect(askForCompletion(context, declaration, 'Podpis')).rejects.toEqual(refused('absent'))
      expect(() => duplicatesOf(context, declaration)).toThrow()
    }
    expect(stateOf(await again(declaration.id))).toBe('submitted')
  })

  test('what is missing is asked for once at a time, and answered', async () => {
    const declaration = await aDeclaration(stranger, {}, { fileId: null })
    await askForCompletion(desk, declaration, 'Prosimy o skan z podpisem.')
    await expect(askForCompletion(desk, declaration, 'Jeszcze raz')).rejects.toEqual(
      refused('declaration-asked-already'),
    )
    expect(stateOf(await again(declaration.id))).toBe('incomplete')
    const fileId = newId()
    await completeDeclaration(stranger, declaration, {
      fileId,
      answer: 'Już jest.',
      details: { phone: '85 000 00 01' },
    })
    expect(await again(declaration.id)).toMatchObject({ fileId, phone: '85 000 00 01', completion: null })
    await askForCompletion(desk, declaration, 'Prosimy o numer telefonu.')
  })

  test('who signs by e-mail confirms once; a withdrawn declaration can be neither confirmed nor accepted', async () => {
    const declaration = await aDeclaration(stranger, { way: 'email' }, { fileId: null })
    expect(stateOf(declaration)).toBe('unconfirmed')
    await confirmDeclaration(stranger, declaration)
    await confirmDeclaration(stranger, await again(declaration.id))
    expect(stateOf(await again(declaration.id))).toBe('submitted')
    await withdrawDeclaration(stranger, declaration)
    await expect(acceptDeclaration(desk, declaration, ACCEPTANCE)).rejects.toEqual(refused('declaration-over'))
    await expect(confirmDeclaration(stranger, await again(declaration.id))).rejects.toEqual(refused('declaration-over'))
  })

  test('lists by state agree with the states of the rules', async () => {
    const all = await declarationsPage(at.db, STATES, { limit: 100 })
    const counts = await countByState(at.db)
    for (const state of STATES) {
      const expected = all.rows.filter((declaration) => stateOf(declaration) === state)
      const listed = await declarationsPage(at.db, [state], { limit: 100 })
      expect(listed.rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
      expect(counts[state] ?? 0).toBe(expected.length)
    }
    const first = await declarationsPage(at.db, STATES, { limit: 2 })
    const second = await declarationsPage(at.db, STATES, { limit: 2, after: first.next ?? undefined })
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.rows.slice(0, 4).map(({ id }) => id))
  })

  test('a duplicate is found by name and unit, by tax number, by court number', async () => {
    const office = { kind: 'institution', institutionKind: 'local-government', position: 'wójt' } as const
    const member = await aMember(desk, { ...office, institutionName: 'Gmina Ełk', nip: '1234563218', krs: null })
    const like = async (given: object) => {
      const declaration = await aDeclaration(stranger, { ...office, institutionName: 'Coś innego', ...given })
      return (await duplicatesOf(desk, declaration)).map(({ id }) => id)
    }
    expect(await like({ institutionName: 'GMINA  ELK' })).toEqual([member.id])
    expect(await like({ nip: '1234563218', unitCode: '2005011' })).toEqual([member.id])
    expect(await like({ institutionName: 'Gmina Ełk', unitCode: '2005011' })).toEqual([])
  })

  test('accepting gives a number, a period, consents and a card that the desk alone sees', async () => {
    const before = await countActive(at.db, day('2026-10-01'))
    const theDayBefore = await countActive(at.db, day('2026-09-27'))
    const member = await aMember(desk, { personName: 'Nowa Osoba' }, '2026-09-28', { consents: ['newsletter'] })
    expect(await periodsOf(at.db, member.id)).toMatchObject([{ standing: 'member', state: 'active', to: null }])
    expect(await hasConsent(at.db, member.id, 'newsletter')).toBe(true)
    expect(await hasConsent(at.db, member.id, 'publication')).toBe(false)
    expect((await cardOf(at.db, member.id))?.visibility.offers).toBe('coordinators')
    expect((await countActive(at.db, day('2026-10-01'))).person).toBe(before.person + 1)
    expect(await countActive(at.db, day('2026-09-27'))).toEqual(theDayBefore)
  })

  test('suspending, resuming, leaving and coming back each leave a dated record', async () => {
    const member = await aMember(desk, { personName: 'Wraca Zawsze' }, '2024-01-01')
    const turn = (state: 'active' | 'suspended', on: string, standing: 'member' | 'observer' = 'member') =>
      turnPeriod(desk, member, { state, standing, on: day(on), note: '' })
    await turn('suspended', '2025-01-01')
    await turn('active', '2025-06-01', 'observer')
    await leave(stranger, member, { own: true, on: day('2026-01-31'), statement: 'Dziękuję.' })
    await expect(turn('active', '2026-02-01')).rejects.toEqual(refused('member-not-belonging'))
    await readmit(desk, member, { standing: 'member', from: day('2026-05-01'), note: '' })
    await expect(readmit(desk, member, { standing: 'member', from: day('2026-05-02'), note: '' })).rejects.toEqual(
      refused('member-belongs'),
    )
    const periods = await periodsOf(at.db, member.id)
    expect(periods.map(({ endedHow }) => endedHow)).toEqual(['suspended', 'resumed', 'left', null])
    expect(isActive(periods, day('2025-03-01'))).toBe(false)
    expect([isActive(periods, day('2025-07-01')), mayVote(periods, day('2025-07-01'))]).toEqual([true, false])
    expect(isActive(periods, day('2026-03-01'))).toBe(false)
    expect(mayVote(periods, day('2026-05-01'))).toBe(true)
  })

  test('the counter, the lists and the rules agree on every day, also on the day of a change', async () => {
    const member = await aMember(desk, { personName: 'Dzień Zmiany' }, '2025-03-01')
    await turnPeriod(desk, member, { state: 'suspended', standing: 'member', on: day('2025-05-01'), note: '' })
    await turnPeriod(desk, member, { state: 'active', standing: 'member', on: day('2025-06-01'), note: '' })
    await leave(stranger, member, { own: true, on: day('2025-07-01'), statement: '' })
    const periods = await periodsOf(at.db, member.id)
    const all = (await listedAll()).filter(({ id }) => id !== member.id)
    for (const on of ['02-28', '03-01', '04-30', '05-01', '05-31', '06-01', '06-30', '07-01', '07-02']) {
      const date = day(`2025-${on}`)
      const others = await Promise.all(
        all.map(async ({ id }) => {
          const period = periodOn(await periodsOf(at.db, id), date)
          return period?.state === 'active' && period.standing === 'member'
        }),
      )
      const { person, institution } = await countActive(at.db, date)
      const listed = await listedMember(at.db, member.id, date)
      expect([on, listed?.owner.active, person + institution]).toEqual([
        on,
        isActive(periods, date),
        others.filter(Boolean).length + Number(isActive(periods, date)),
      ])
    }
    expect(isActive(periods, day('2025-06-30'))).toBe(true)
    expect(isActive(periods, day('2025-07-01'))).toBe(false)
  })

  const listedAll = async () => (await membersPage(at.db, {}, { limit: 200 })).rows

  test('a stranger can end nobody else’s membership', async () => {
    const member = await aMember(desk)
    await expect(leave(stranger, member, { own: false, on: day('2026-09-30'), statement: '' })).rejects.toEqual(
      refused('absent'),
    )
    await expect(takeBackConsent(stranger, member, 'newsletter', { own: false })).rejects.toEqual(refused('absent'))
  })

  test('consents are given and taken back one by one', async () => {
    const member = await aMember(desk)
    await giveConsent(stranger, member, 'publication', { own: true })
    await giveConsent(stranger, member, 'publication', { own: true })
    expect(await hasConsent(at.db, member.id, 'publication')).toBe(true)
    expect(await hasConsent(at.db, member.id, 'newsletter')).toBe(false)
    await takeBackConsent(stranger, member, 'publication', { own: true })
    expect(await hasConsent(at.db, member.id, 'publication')).toBe(false)
  })

  test('an institution acts through whoever signed for it, and through those it names', async () => {
    const office = await aMember(desk, {
      kind: 'institution',
      institutionName: 'Stowarzyszenie Nad Rzeką',
      institutionKind: 'ngo',
      krs: '0000123456',
      position: 'prezeska',
    })
    const named = {
      name: 'Jan Łoś',
      email: null,
      personId: newId(),
      scopes: ['vote' as const],
      from: day('2026-09-30'),
    }
    await nameRepresentative(desk, office, { own: false, ...named })
    expect((await representativesOf(at.db, office.id)).map(({ name, scopes }) => [name, scopes.length])).toEqual([
      ['Anna Bielska, prezeska', 3],
      ['Jan Łoś', 1],
    ])
  })
})
