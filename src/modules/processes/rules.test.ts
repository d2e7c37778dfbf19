import { expect, test } from 'vitest'
import type { Actor } from '../../platform/actor.ts'
import { aProcess } from './examples.ts'
import { isOpen, mayAnnounce, mayEditProcess, maySee, mayWorkOnRemarks, phaseOf, stagePhase } from './rules.ts'
import { slugOf } from './slug.ts'

const at = (text: string) => Temporal.Instant.from(text)

const announced = aProcess({
  announcedAt: at('2026-10-20T08:00:00Z'),
  opensAt: at('2026-11-02T00:00:00+01:00'),
  closesAt: at('2026-12-04T23:59:59+01:00'),
})

test.each([
  ['a draft', aProcess({}), '2026-11-10T12:00:00Z', 'draft'],
  ['before opening', announced, '2026-11-01T22:59:59Z', 'announced'],
  ['from the opening second', announced, '2026-11-01T23:00:00Z', 'open'],
  ['in the closing second', announced, '2026-12-04T22:59:59.999Z', 'open'],
  ['a moment after it', announced, '2026-12-04T23:00:00Z', 'closed'],
  [
    'before the report is due to appear',
    { ...announced, reportedAt: at('2027-01-10T09:00:00Z') },
    '2027-01-10T08:59:59Z',
    'closed',
  ],
  ['with a report', { ...announced, reportedAt: at('2027-01-10T09:00:00Z') }, '2027-01-10T09:00:00Z', 'reported'],
  [
    'with effects',
    { ...announced, reportedAt: at('2027-01-10T09:00:00Z'), effectsAt: at('2027-06-01T09:00:00Z') },
    '2027-06-02T09:00:00Z',
    'effects',
  ],
  [
    'cancelled',
    { ...announced, cancelledAt: at('2026-11-05T09:00:00Z'), cancelledReason: 'Błąd.' },
    '2026-11-06T09:00:00Z',
    'cancelled',
  ],
] as const)('%s the phase is as the clock says', (_, process, now, phase) => {
  expect(phaseOf(process, at(now))).toBe(phase)
  expect(isOpen(process, at(now))).toBe(phase === 'open')
})

const person = (role: string, scope: string | null): Actor => ({
  kind: 'person',
  id: 'p',
  name: 'Ela',
  email: 'e@x.pl',
  roles: [{ role, scope }],
})
const own = announced.organisationId

test.each([
  ['stranger', { kind: 'stranger' } as Actor, [false, false, false, false]],
  ['clerk', person('clerk', own), [true, false, true, false]],
  ['editor', person('editor', own), [true, true, true, false]],
  ['moderator', person('moderator', own), [true, false, false, false]],
  ['team-admin', person('team-admin', own), [true, true, true, true]],
  ['team-admin elsewhere', person('team-admin', 'other'), [false, false, false, false]],
  ['coordinator', person('coordinator', null), [false, false, false, false]],
  ['administrator', person('administrator', null), [true, true, true, true]],
])('a draft and its work: %s', (_, actor, [see, edit, work, announce]) => {
  const draft = aProcess({})
  expect(maySee(actor, draft)).toBe(see)
  expect(mayEditProcess(actor, draft)).toBe(edit)
  expect(mayWorkOnRemarks(actor, draft)).toBe(work)
  expect(mayAnnounce(actor, draft)).toBe(announce)
})

test('a stage without an end lasts until the next one begins', () => {
  const stage = { startsAt: at('2026-11-01T00:00:00Z'), endsAt: null } as Parameters<typeof stagePhase>[0]
  const next = { startsAt: at('2026-12-01T00:00:00Z'), endsAt: null } as Parameters<typeof stagePhase>[0]
  expect(stagePhase(stage, next, at('2026-10-31T00:00:00Z'))).toBe('ahead')
  expect(stagePhase(stage, next, at('2026-11-15T00:00:00Z'))).toBe('now')
  expect(stagePhase(stage, next, at('2026-12-02T00:00:00Z'))).toBe('past')
})

test.each([
  ['Park nad Nettą: co zmienić, a co zostawić?', 'park-nad-netta-co-zmienic-a-co-zostawic'],
  ['???', 'proces'],
  ['Ścieżka  rowerowa – Ełk', 'sciezka-rowerowa-elk'],
])('the address of "%s" is %s', (title, slug) => expect(slugOf(title)).toBe(slug))
