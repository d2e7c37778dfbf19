import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { leastBudget, mostSignatures } from '../../law/index.ts'
import {
  announceProcess,
  draftProcess,
  editProcess,
  findOwnProcess,
  findProcess,
  mayAnnounce,
  mayCreateProcess,
  mayEditProcess,
  type Process,
  processById,
  subjectOf,
  tagOf,
} from '../../processes/index.ts'
import { beginOf, type Calendar, calendarProblems, termOf } from './calendar.ts'
import { DEFAULTS, PRESETS, type Settings } from './settings.ts'
import {
  deletePool,
  type Edition,
  editionOf,
  insertEdition,
  insertPool,
  type Pool,
  type PoolInput,
  poolsOf,
  updateEdition,
  updatePool,
} from './store.ts'

export const KIND = 'budget'
export const HOME = '/budzet-obywatelski'
export const WORK = `/praca${HOME}`

export interface Found {
  process: Process
  edition: Edition
}

/** The edition at an address, when this person may see it. */
export async function findEdition(context: Context, slug: string): Promise<Found> {
  const process = await findProcess(context, KIND, slug)
  return { process, edition: found(await editionOf(context.db, process.id)) }
}

export async function findOwnEdition(context: Context, slug: string): Promise<Found> {
  const process = await findOwnProcess(context, KIND, slug)
  return { process, edition: found(await editionOf(context.db, process.id)) }
}

export interface DraftEdition {
  organisationId: string
  unitCode: string
  title: string
  summary: string
  year: number
  preset?: string | null
  /** The edition whose settings and pools are taken over. */
  copyOf?: string | null
  isDemonstration?: boolean
}

/** Begins an edition as a draft, with the rules of a preset or those of an earlier edition of the same organisation. */
export async function draftEdition(context: Context, input: DraftEdition): Promise<{ id: string; slug: string }> {
  allow(mayCreateProcess(context.actor, input.organisationId))
  return inTransaction(context, async (context) => {
    const { preset = null, copyOf = null, year, isDemonstration = false, ...process } = input
    const before = copyOf ? await processById(context.db, copyOf) : null
    if (before) allow(before.kind === KIND && before.organisationId === input.organisationId)
    const last = before && (await editionOf(context.db, before.id))
    const { threshold: _, ...rules } = (preset && PRESETS[preset]) || {}
    const settings: Settings = last ? last.settings : { ...DEFAULTS, ...rules, preset }
    const draft = await draftProcess(context, { ...process, kind: KIND, topic: 'other' })
    await insertEdition(context.db, {
      processId: draft.id,
      year,
      calendar: last ? movedByYears(last.calendar, year - last.year) : {},
      settings,
      previousId: last?.processId ?? null,
      isDemonstration,
    })
    for (const pool of last ? await poolsOf(context.db, last.processId) : [])
      await insertPool(context.db, draft.id, pool)
    return draft
  })
}

/** The same days in other years: a beginning for the team, which the checks judge again. */
export function movedByYears(calendar: Calendar, years: number): Calendar {
  return Object.fromEntries(
    Object.entries(calendar).map(([key, text]) => [
      key,
      text.length === 10
        ? Temporal.PlainDate.from(text).add({ years }).toString()
        : Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Warsaw').add({ years }).toInstant().toString(),
    ]),
  )
}

export interface EditionChanges {
  year?: number
  calendar?: Calendar
  settings?: Partial<Settings>
}

/**
 * Changes what an edition is run by. What voting follows stands once its polls are made.
 * @throws Refusal `budget-voting-stands`
 */
export async function editEdition(context: Context, { process, edition }: Found, changes: EditionChanges) {
  allow(mayEditProcess(context.actor, process))
  if (edition.votingReadyAt && touchesVoting(edition, changes)) refuse('budget-voting-stands')
  const dates = changes.calendar && { ...edition.calendar, ...changes.calendar }
  if (process.announcedAt && dates && calendarProblems(dates, edition.year).some(({ weight }) => weight === 'unlawful'))
    refuse('budget-incomplete', 422)
  await inTransaction(context, async (context) => {
    const calendar = dates
    await updateEdition(context.db, process.id, {
      ...(changes.year ? { year: changes.year } : {}),
      ...(calendar ? { calendar } : {}),
      ...(changes.settings ? { settings: { ...edition.settings, ...changes.settings } } : {}),
    })
    if (calendar)
      await editProcess(context, process, {
        opensAt: beginOf(calendar, 'submissionFrom'),
        closesAt: termOf(calendar, 'votingTo'),
      })
    await record(context, 'budget-edited', subjectOf(process), { parts: Object.keys(changes) })
    await changed(context, tagOf(process))
  })
}

const VOTING: (keyof Settings)[] = [
  'shape',
  'counting',
  'ties',
  'exclusions',
  'leftoverRule',
  'way',
  'repeated',
  'takesPaper',
  'drawSource',
]

function touchesVoting(edition: Edition, { calendar, settings }: EditionChanges) {
  const moved = (['votingFrom', 'votingTo', 'resultsAt'] as const).some(
    (key) => calendar?.[key] !== undefined && calendar[key] !== edition.calendar[key],
  )
  const other = VOTING.some(
    (key) => settings?.[key] !== undefined && JSON.stringify(settings[key]) !== JSON.stringify(edition.settings[key]),
  )
  return moved || other
}

/** @throws Refusal `budget-voting-stands` once polls are made */
export async function keepPool(context: Context, { process, edition }: Found, pool: PoolInput, id: string | null) {
  allow(mayEditProcess(context.actor, process))
  if (edition.votingReadyAt) refuse('budget-voting-stands')
  await inTransaction(context, async (context) => {
    if (id) await updatePool(context.db, id, pool)
    else await insertPool(context.db, process.id, pool)
    await record(context, 'budget-edited', subjectOf(process), { parts: ['pools'] })
    await changed(context, tagOf(process))
  })
}

export async function removePool(context: Context, { process, edition }: Found, pool: Pool) {
  allow(mayEditProcess(context.actor, process))
  if (edition.votingReadyAt) refuse('budget-voting-stands')
  if (!(await deletePool(context.db, pool.id))) refuse('budget-pool-used')
  await changed(context, tagOf(process))
}

export interface EditionProblem {
  part: 'podstawa' | 'kalendarz' | 'pule' | 'glosowanie'
  /** Key of a sentence and its values. */
  key: string
  values?: Record<string, string | number>
  weight: 'unlawful' | 'advice'
}

/** What stands between a draft and its announcement, and what is only unwise. */
export function problemsOf({ edition }: Pick<Found, 'edition'>, pools: readonly Pool[]): EditionProblem[] {
  const { settings, calendar, year } = edition
  const problems: EditionProblem[] = calendarProblems(calendar, year).map(({ field, problem, weight }) => ({
    part: 'kalendarz',
    key: `budgets.problem.${problem}`,
    values: { field },
    weight,
  }))
  if (!settings.resolution) problems.push({ part: 'podstawa', key: 'budgets.problem.resolution', weight: 'unlawful' })
  if (pools.length === 0) problems.push({ part: 'pule', key: 'budgets.problem.no-pools', weight: 'unlawful' })
  if (settings.cityWithPowiatRights) {
    const least = settings.expenditureGrosze === null ? null : Number(leastBudget(BigInt(settings.expenditureGrosze)))
    const sum = pools.reduce((sum, { amountGrosze }) => sum + amountGrosze, 0)
    if (least === null) problems.push({ part: 'podstawa', key: 'budgets.problem.expenditure', weight: 'unlawful' })
    else if (sum < least)
      problems.push({
        part: 'pule',
        key: 'budgets.problem.too-little',
        values: { least, sum },
        weight: 'unlawful',
      })
  }
  for (const { name, signatures, residents } of pools)
    if (signatures > mostSignatures(residents))
      problems.push({
        part: 'pule',
        key: 'budgets.problem.signatures',
        values: { name, most: mostSignatures(residents) },
        weight: 'unlawful',
      })
  if (settings.way === 'pesel' && !settings.peselBasis)
    problems.push({ part: 'glosowanie', key: 'budgets.problem.pesel', weight: 'unlawful' })
  if (!settings.takesPaper) problems.push({ part: 'glosowanie', key: 'budgets.problem.no-paper', weight: 'advice' })
  return problems
}

/** Makes the edition public; its dates bind from now on. @throws Refusal `budget-incomplete` */
export async function announceEdition(context: Context, { process, edition }: Found) {
  allow(mayAnnounce(context.actor, process))
  const pools = await poolsOf(context.db, process.id)
  if (problemsOf({ edition }, pools).some(({ weight }) => weight === 'unlawful')) refuse('budget-incomplete', 422)
  await announceProcess(context, process)
}
