import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { type Answer, aHouse, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { type AppEnv, forgetOldThrottles } from '../../../platform/http/index.ts'
import { eventsPage } from '../../audit/index.ts'
import { answersPage } from '../answers-store.ts'
import { aDefinition, aQuestion, aSection } from '../examples.ts'
import type { FormDefinition } from '../model.ts'
import type { AnsweringSettings } from '../ports.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from '../testing.tsx'
import { openAnswering } from './routes.tsx'

export const HOME = '/ankieta'

export const bus = aQuestion('single', 'bus', { label: { pl: 'Czy jeździsz autobusem?' }, required: true })
export const why = aQuestion('long-text', 'why', {
  label: { pl: 'Dlaczego?' },
  showWhen: { question: 'bus', chosen: 'a' },
})
export const line = aQuestion('short-text', 'line', { label: { pl: 'Która linia?' } })
export const twoParts = aDefinition([
  aSection('ride', [bus, why], { title: { pl: 'Jazda' } }),
  aSection('more', [line], { title: { pl: 'Linie' } }),
])

/** What the tests of answering share: a house whose clock begins each test anew, and forms with a browser before them. */
export function openDesk(at: TestDatabase) {
  let house: TestHouse
  let owner: TestOwner
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    // Each test begins with no tries counted, as an hour later.
    await forgetOldThrottles({ ...contextOf(house), now: Temporal.Instant.from('2027-01-01T00:00:00Z') })
  })

  /** The form at its address with a browser before it. */
  async function opened(definition: FormDefinition = twoParts, settings: Partial<AnsweringSettings> = {}) {
    owner = aTestOwner(settings)
    const { form, version } = await aPublishedForm(systemContext(house, 'test'), owner, definition)
    const routes = new Hono<AppEnv>()
    routes.route(HOME, openAnswering(owner.ports, { kind: 'test', ownerOf: async () => form.owner.id }))
    const wing = await aWing(house, routes)
    return { form, version, wing, visitor: wing.visitor() }
  }
  /** The same, begun ten seconds ago. */
  async function begun(definition: FormDefinition = twoParts, settings: Partial<AnsweringSettings> = {}) {
    const there = await opened(definition, settings)
    await there.visitor.post(`${HOME}/poczatek`)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    return there
  }
  const kept = (formId: string) => answersPage(at.db, formId, { limit: 100, after: null })
  const eventsAbout = async (formId: string) =>
    (await eventsPage(at.db, {}, { limit: 200 })).rows.filter(
      ({ subjectId, verb }) => subjectId === formId && verb !== 'form-published',
    )
  const valid = async (answer: Answer) => {
    expect(await mistakesIn(answer.html)).toEqual([])
    return answer
  }

  return {
    get house() {
      return house
    },
    get owner() {
      return owner
    },
    opened,
    begun,
    kept,
    eventsAbout,
    valid,
  }
}
