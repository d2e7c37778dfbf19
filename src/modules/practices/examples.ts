import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { draftPractice, findPractice, submitPractice } from './actions.ts'
import { acceptPractice } from './checking.ts'
import { Content } from './content.ts'
import { CHECKLIST, type Practice } from './rules.ts'

/** A practice that has everything. */
export const aContent = (given: Partial<Content> = {}): Content =>
  Content.parse({
    title: `Spacery nad rzeką ${newId().slice(-8)}`,
    essence: 'Mieszkańcy przeszli z projektantką cały bulwar i zmienili jego projekt.',
    tool: 'consultations',
    theme: 'greenery',
    organiserType: 'local-government',
    organiserName: 'Urząd Miejski w Augustowie',
    scale: 'part',
    yearFrom: 2023,
    yearTo: 2024,
    unitCodes: ['2001011'],
    precision: 'exact',
    point: { lon: 22.9812, lat: 53.8433 },
    participants: 140,
    context: 'Bulwar miał być wybrukowany na całej długości.',
    course: 'Trzy spacery, jeden wieczorem, z osobami na wózkach.',
    effect: 'Projekt zmieniono: zostało trzydzieści drzew.',
    lessons: 'Wieczorny spacer przyciągnął tych, którzy w dzień pracują.',
    ...given,
  })

/** A published practice. @param context of the system */
export async function aPractice(context: Context, given: Partial<Content> = {}): Promise<Practice> {
  const { slug } = await draftPractice(context, aContent(given))
  const { practice } = await findPractice(context, slug)
  await submitPractice(context, practice)
  const nobody = { personsByIds: async () => new Map(), personByEmail: async () => null }
  await acceptPractice(context, nobody, practice, [...CHECKLIST])
  return (await findPractice(context, slug)).practice
}
