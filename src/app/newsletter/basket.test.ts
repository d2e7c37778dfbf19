import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { anEdition } from '../../modules/budgets/examples.ts'
import { aContent, aPractice } from '../../modules/practices/examples.ts'
import { draftPractice } from '../../modules/practices/index.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { practicesSlide } from '../presentation/practices-slide.ts'
import { basketSources } from './basket.ts'

let at: TestDatabase
let portal: TestPortal

beforeAll(async () => {
  at = await testDatabase('embedded')
  portal = await aPortal(at)
}, 180_000)
afterAll(async () => {
  await portal.close()
  await at.close()
})

const shelf = (name: string, context: Context = portal.system(), since: Temporal.Instant | null = null) =>
  basketSources.find((source) => source.name === name)?.items(context, since) ?? []

test('practices published since the last issue stand in the basket, and on a slide of the presentation', async () => {
  const context = portal.system()
  const before = portal.clock.now().subtract({ hours: 1 })
  const practice = await aPractice(context, { title: 'Spacery nad Nettą', tool: 'village-fund' })
  const items = await shelf('app.shelf.practices', context, before)
  expect(items).toContainEqual(
    expect.objectContaining({
      source: `practices:${practice.id}`,
      kind: 'practice',
      title: 'Spacery nad Nettą',
      when: 'fundusz sołecki',
      why: 'new',
    }),
  )
  expect(await shelf('app.shelf.practices', context, portal.clock.now().add({ hours: 1 }))).toEqual([])

  const slide = await practicesSlide.slide(context, portal.house.texts.in('pl'))
  expect(slide?.table?.rows).toContainEqual(['fundusz sołecki', '1'])
  expect(slide?.notes).toContain('„Spacery nad Nettą”')
})

test('a draft of a practice is in neither', async () => {
  const titles = JSON.stringify([
    await shelf('app.shelf.practices'),
    await practicesSlide.slide(portal.system(), portal.house.texts.in('pl')),
  ])
  await draftPractice(portal.system(), aContent({ title: 'Szkic nieogłoszony' }))
  expect(
    JSON.stringify([
      await shelf('app.shelf.practices'),
      await practicesSlide.slide(portal.system(), portal.house.texts.in('pl')),
    ]),
  ).toBe(titles)
})

test('dates of budgets in the coming weeks, and terms of acts, are due', async () => {
  const { process } = await anEdition(portal.system(), {
    organisationId: newId(),
    votingOn: '2026-10-01',
    until: 'announced',
  })
  const own = (await shelf('app.shelf.budgets')).filter(({ title }) => title.startsWith(process.title))
  expect(own).toMatchObject([{ kind: 'term', title: `${process.title}: głosowanie`, when: 'do 15 października 2026' }])
  expect((await shelf('app.shelf.terms')).map(({ title }) => title)).toContain('Wnioski sołectw')
})
