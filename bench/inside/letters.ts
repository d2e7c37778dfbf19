import { activities } from '../../src/app/wiring.tsx'
import { findOwnConsultation } from '../../src/modules/consultations/actions.ts'
import { intakeSettingsOf } from '../../src/modules/consultations/intake.ts'
import { makeReport } from '../../src/modules/consultations/reports/making.ts'
import { reportById } from '../../src/modules/consultations/reports/store.ts'
import { decide } from '../../src/modules/remarks/deciding/actions.ts'
import { importFile } from '../../src/modules/remarks/importing/from-file.ts'
import type { RemarksTables } from '../../src/modules/remarks/tables.ts'
import type { Context } from '../../src/platform/context.ts'
import { filledHouse, openWithRemarks } from './fill.ts'

export interface Imported {
  slug: string
  letters: number
  problems: number
  groups: number
  seconds: number
}

/** Imports a file into a consultation of its own and groups what is alike, as `wiec import remarks` does. */
export const importLetters = (path: string): Promise<Imported> =>
  filledHouse(async (context, organisationId) => {
    const slug = await openWithRemarks(context, organisationId, 0)
    const { process } = await findOwnConsultation(context, slug)
    const started = performance.now()
    const found = await importFile(context, process, path, { skipBad: true })
    const seconds = (performance.now() - started) / 1000
    return { slug, letters: found.letters, problems: found.problems.length, groups: found.groups ?? 0, seconds }
  })

export interface Reported {
  answers: number
  seconds: number
  /** Bytes of each file. */
  sizes: Partial<Record<string, number>>
}

/** Answers every letter, groups at once, and makes the report: that alone is measured. */
export const reportLetters = (slug: string): Promise<Reported> =>
  filledHouse(async (context) => {
    const answers = await answerAll(context, slug)
    const started = performance.now()
    const { id } = await makeReport(context, await findOwnConsultation(context, slug), { activities, madeBy: null })
    const seconds = (performance.now() - started) / 1000
    return { answers, seconds, sizes: (await reportById(context.db, id))?.sizes ?? {} }
  })

const AT_ONCE = 200

async function answerAll(context: Context, slug: string): Promise<number> {
  const { process } = await findOwnConsultation(context, slug)
  const settings = await intakeSettingsOf(context, process)
  const letters = await context.db
    .withTables<RemarksTables>()
    .selectFrom('remarks.remarks')
    .select(['id', 'group_id'])
    .where('process_id', '=', process.id)
    .execute()
  const groups = new Set(letters.flatMap((letter) => letter.group_id ?? []))
  const alone = letters.filter((letter) => letter.group_id === null).map((letter) => letter.id)
  for (const groupId of groups) await decide(context, process, settings, { groupId }, ANSWER)
  for (let first = 0; first < alone.length; first += AT_ONCE)
    await decide(context, process, settings, { remarkIds: alone.slice(first, first + AT_ONCE) }, ANSWER)
  return groups.size + alone.length
}

const ANSWER = {
  outcome: 'partly-accepted' as const,
  reason: 'Zachowujemy zieleń tam, gdzie pozwala na to własność gruntu; pozostałą część rozstrzygnie plan miejscowy.',
  change: 'Rysunek planu, strefa zieleni i rekreacji.',
  state: 'accepted' as const,
}
