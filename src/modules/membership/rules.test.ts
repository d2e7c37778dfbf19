import { describe, expect, test } from 'vitest'
import { type Declaration, lacksOf, nameKeyOf, stateOf } from './declarations/rules.ts'
import {
  type Card,
  type CardOwner,
  defaultVisibility,
  FIELDS,
  LEVELS,
  type Level,
  type SeenCard,
  searchKeysFor,
  seenBy,
  type Viewer,
} from './directory/rules.ts'
import { isActive, isUnrepresented, mayVote, type Period, periodOn, type Representative } from './members/rules.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const moment = (iso: string) => Temporal.Instant.from(`${iso}T10:00:00Z`)

const declaration = (given: Partial<Declaration> = {}): Declaration => ({
  id: 'd',
  reference: 'D/2026/1',
  textId: 't',
  kind: 'person',
  personName: 'Anna Bielska',
  position: null,
  institutionName: null,
  institutionKind: null,
  nip: null,
  krs: null,
  unitCode: '2001011',
  email: 'anna@example.org',
  phone: null,
  experience: '',
  tools: [],
  areas: [],
  offers: '',
  seeks: '',
  way: 'scan',
  fileId: 'f',
  locale: 'pl',
  receivedOn: day('2026-09-01'),
  submittedAt: moment('2026-09-01'),
  enteredBy: null,
  confirmedAt: null,
  withdrawnAt: null,
  completion: null,
  decision: null,
  ...given,
})

const accepted = {
  accepted: true,
  number: '3/2026',
  reason: '',
  decidedOn: day('2026-09-09'),
  decidedBy: null,
  memberId: 'm',
}
const completion = { id: 'c', asked: 'podpis', askedAt: moment('2026-09-03'), remindedAt: null }

describe('the state of a declaration follows from what happened', () => {
  test.each<[Partial<Declaration>, string]>([
    [{}, 'submitted'],
    [{ way: 'email' }, 'unconfirmed'],
    [{ way: 'email', confirmedAt: moment('2026-09-02') }, 'submitted'],
    [{ completion }, 'incomplete'],
    [{ completion, withdrawnAt: moment('2026-09-04') }, 'withdrawn'],
    [{ decision: accepted }, 'accepted'],
    [{ decision: { ...accepted, accepted: false, memberId: null } }, 'declined'],
    [{ decision: accepted, withdrawnAt: moment('2026-09-12') }, 'accepted'],
  ])('%o is %s', (given, state) => expect(stateOf(declaration(given))).toBe(state))
})

describe('what a declaration lacks', () => {
  const office: Partial<Declaration> = {
    kind: 'institution',
    institutionName: 'Gmina Ełk',
    institutionKind: 'local-government',
    nip: '1234563218',
    position: 'wójt',
  }
  test.each<[Partial<Declaration>, string[]]>([
    [{}, []],
    [{ fileId: null }, ['signature']],
    [{ way: 'email', fileId: null }, ['confirmation']],
    [{ email: null }, ['contact']],
    [{ email: null, phone: '600 000 000' }, []],
    [office, []],
    [{ ...office, nip: null, position: null }, ['number', 'position']],
    [{ ...office, nip: null, krs: '0000123456' }, []],
    [{ ...office, nip: null, institutionKind: 'informal-group' }, []],
  ])('%o lacks %j', (given, lacks) => expect(lacksOf(declaration(given))).toEqual(lacks))
})

test('names that only look different are one', () => {
  expect(nameKeyOf('  Gmina   Ełk ')).toBe(nameKeyOf('gmina „ELK”'))
  expect(nameKeyOf('Gmina Ełk')).not.toBe(nameKeyOf('Miasto Ełk'))
})

describe('belonging is dated', () => {
  const period = (from: string, to: string | null, given: Partial<Period> = {}): Period => ({
    id: from,
    memberId: 'm',
    standing: 'member',
    state: 'active',
    from: day(from),
    to: to === null ? null : day(to),
    endedHow: to === null ? null : 'left',
    note: '',
    endedNote: '',
    ...given,
  })
  const history = [
    period('2016-03-04', '2020-01-31'),
    period('2020-01-31', '2020-12-31', { state: 'suspended' }),
    period('2021-01-01', '2024-06-30', { standing: 'observer' }),
    period('2025-01-01', null),
  ]

  test.each([
    ['2016-03-03', false, false],
    ['2016-03-04', true, true],
    ['2020-01-31', false, false],
    ['2020-12-31', false, false],
    ['2022-01-01', true, false],
    ['2024-06-29', true, false],
    ['2024-06-30', false, false],
    ['2024-12-31', false, false],
    ['2026-01-01', true, true],
  ])('on %s active: %s, with a vote: %s', (on, active, votes) => {
    expect([isActive(history, day(on)), mayVote(history, day(on))]).toEqual([active, votes])
  })

  test('on the day two periods meet, the later one holds, and on the day of leaving none', () => {
    expect(periodOn(history, day('2020-01-31'))?.state).toBe('suspended')
    expect(periodOn(history, day('2024-06-30'))).toBeNull()
  })

  test('an institution is without anybody from the day its last representative ended', () => {
    const representatives: Representative[] = [
      {
        id: 'r',
        memberId: 'm',
        name: 'Jan Łoś',
        email: null,
        personId: null,
        scopes: ['vote'],
        from: day('2025-01-01'),
        to: day('2026-02-28'),
      },
    ]
    expect(isUnrepresented({ kind: 'institution' }, representatives, day('2026-02-27'))).toBe(false)
    expect(isUnrepresented({ kind: 'institution' }, representatives, day('2026-02-28'))).toBe(true)
    expect(isUnrepresented({ kind: 'person' }, [], day('2026-03-01'))).toBe(false)
  })
})

describe('one function says who sees what', () => {
  const owner: CardOwner = {
    id: 'm',
    name: 'Anna Bielska',
    kind: 'person',
    unitCode: '2001011',
    published: true,
    active: true,
    hiddenGround: null,
  }
  const full = (level: Level): Card => ({
    memberId: 'm',
    about: 'o mnie',
    tools: ['village-fund'],
    experience: 'dziesięć zebrań',
    offers: 'prowadzę warsztaty',
    seeks: 'partnerów',
    languages: ['pl'],
    website: 'https://example.org',
    email: 'anna@example.org',
    phone: '600 000 000',
    visibility: Object.fromEntries(FIELDS.map((field) => [field, level])) as Card['visibility'],
    takesLetters: false,
  })
  const SEES: Record<Viewer, Level[]> = {
    stranger: ['public'],
    member: ['public', 'members'],
    coordinator: ['public', 'members', 'coordinators'],
    owner: [...LEVELS],
  }
  const shown = (seen: SeenCard | null) => (seen ? Object.keys(seen).length - 3 : null)

  for (const viewer of ['stranger', 'member', 'coordinator', 'owner'] as const)
    for (const level of LEVELS)
      test(`${viewer} sees a card kept for ${level}: ${SEES[viewer].includes(level)}`, () => {
        expect(shown(seenBy(viewer, owner, full(level)))).toBe(SEES[viewer].includes(level) ? FIELDS.length : 0)
      })

  test('who did not agree to be published is not there for strangers', () => {
    expect(seenBy('stranger', { ...owner, published: false }, full('public'))).toBeNull()
    expect(seenBy('member', { ...owner, published: false }, full('public'))).not.toBeNull()
  })

  test('of one who left, only they and the desk see anything', () => {
    const gone = { ...owner, active: false }
    expect([seenBy('stranger', gone, full('public')), seenBy('member', gone, full('public'))]).toEqual([null, null])
    expect(seenBy('coordinator', gone, full('public'))).not.toBeNull()
    expect(seenBy('owner', gone, full('public'))).not.toBeNull()
  })

  test('of a card that moderators hid others see the name and the ground, the owner and the desk all of it', () => {
    const hidden = { ...owner, hiddenGround: 'spam' }
    for (const viewer of ['stranger', 'member'] as const)
      expect(seenBy(viewer, hidden, full('public'))).toEqual({
        memberId: 'm',
        name: owner.name,
        kind: 'person',
        hiddenGround: 'spam',
      })
    for (const viewer of ['owner', 'coordinator'] as const)
      expect(seenBy(viewer, hidden, full('public'))).toMatchObject({ about: 'o mnie', hiddenGround: 'spam' })
    expect(searchKeysFor('member', hidden, full('public'))).not.toContain('warsztat')
  })

  test('a person begins closed, an institution with what is public anyway', () => {
    expect(shown(seenBy('member', owner, { ...full('public'), visibility: defaultVisibility('person') }))).toBe(0)
    const office = seenBy(
      'stranger',
      { ...owner, kind: 'institution' },
      { ...full('public'), visibility: defaultVisibility('institution') },
    )
    expect(Object.keys(office ?? {}).sort()).toEqual(
      ['about', 'experience', 'kind', 'memberId', 'name', 'tools', 'unitCode', 'website'].sort(),
    )
  })

  test('a search finds by what the reader could read, never by the rest', () => {
    expect(searchKeysFor('stranger', owner, full('members'))).not.toContain('warsztat')
    expect(searchKeysFor('member', owner, full('members'))).toContain('warsztat')
    expect(searchKeysFor('stranger', { ...owner, published: false }, full('public'))).toEqual([])
  })
})
