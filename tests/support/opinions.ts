import { computeMap, debateOfProcess, statementsPage } from '../../src/modules/debates/testing.ts'
import type { TestPortal } from './portal.ts'
import type { Visitor } from './visitor.ts'

const STATEMENTS = [
  'W parku potrzeba więcej ławek.',
  'Psy powinny mieć wybieg.',
  'Park powinien być zamykany na noc.',
  'Rowery trzeba oddzielić od pieszych.',
  'W parku przydałaby się kawiarnia.',
]

/** An open opinion map with answers of one person, and a statement of theirs that waits to be read. */
export async function anOpinionMap(portal: TestPortal, admin: Visitor, process: { id: string; slug: string }) {
  const work = `/praca/konsultacje/${process.slug}/mapa-opinii`
  const home = `/konsultacje/${process.slug}/mapa-opinii`
  await admin.post(work, { question: 'Jaki ma być park?', lead: 'Oceń opinie.', ownStatements: 'tak', results: 'live' })
  await admin.post(`${work}/opinie`, { statements: STATEMENTS.join('\n') })
  await admin.post(`${work}/otwarcie`)
  const somebody = portal.stranger()
  await somebody.post(`${home}/poczatek`)
  const debate = await debateOfProcess(portal.house.db, process.id)
  if (!debate) throw new Error('the opinion map was not begun')
  const { rows } = await statementsPage(portal.house.db, debate.id, 'published', { limit: 10, after: 0 })
  for (const { id } of rows) await somebody.post(`${home}/glos`, { statement: id, vote: 'zgoda' })
  await somebody.post(`${home}/wlasne`, { body: 'Nad wodą powinno być więcej cienia.' })
  await computeMap(portal.system(), debate.id)
  const waiting = await statementsPage(portal.house.db, debate.id, 'waiting', { limit: 1, after: 0 })
  return { statement: waiting.rows[0]?.id ?? '' }
}
