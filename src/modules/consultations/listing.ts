import type { Context } from '../../platform/context.ts'
import { queryKeys } from '../../platform/language/index.ts'
import { organisationById, organisationsByIds } from '../network/index.ts'
import { ancestorsOf, findUnits, type Unit, unitByCode, unitsByCodes, unitsWithinKm } from '../places/index.ts'
import {
  countProcesses,
  type ListedPhase,
  listProcesses,
  type Process,
  type ProcessFilter,
} from '../processes/index.ts'
import { answersShown, talliesOf } from '../remarks/index.ts'
import { KIND } from './actions.ts'
import type { ListFilter } from './forms.ts'
import { intakeOf } from './intake.ts'
import type { ListedConsultation } from './list-page.tsx'
import { consultationsOf } from './store.ts'

/** What the list shows for a filter; the feed and the embed ask the same. */
export async function listFor(context: Context, filter: ListFilter, limit: number) {
  const unit = filter.miejsce ? await unitMeant(context, filter.miejsce) : null
  const organisation = filter.organizator ? await organisationById(context.db, filter.organizator) : null
  const processFilter: ProcessFilter = {
    kind: KIND,
    phase: PHASES[filter.stan],
    unitCodes: filter.miejsce ? await codesAround(context, unit, filter.zasieg) : undefined,
    aroundCodes: unit ? ancestorsOf(unit.code) : undefined,
    organisationId: filter.organizator,
    topic: filter.temat,
    words: filter.tekst ? queryKeys(filter.tekst) : undefined,
  }
  const { rows, next } = await listProcesses(context.db, processFilter, context.now, { limit, after: filter.po })
  const count = await countProcesses(context.db, processFilter, context.now)
  return { processes: rows, props: { filter, unit, organisation, found: await described(context, rows), count, next } }
}

const PHASES: Record<ListFilter['stan'], ListedPhase | undefined> = {
  trwajace: 'open',
  nadchodzace: 'ahead',
  zakonczone: 'past',
  'z-raportem': 'reported',
  wszystkie: undefined,
}

/** A code chosen from a list, or a name typed by hand. */
async function unitMeant(context: Context, text: string): Promise<Unit | null> {
  if (/^\d+$/.test(text)) return unitByCode(context.db, text)
  const [first] = await findUnits(context.db, text, { limit: 1 })
  return first?.unit ?? null
}

// A place nobody knows finds nothing, rather than everything.
async function codesAround(context: Context, unit: Unit | null, reach: ListFilter['zasieg']): Promise<string[]> {
  if (!unit) return ['0000000']
  if (reach === 'powiat') return [unit.code.slice(0, 4)]
  if (reach === 'gmina') return [unit.code]
  const near = await unitsWithinKm(context.db, unit.code, 20)
  return near.map(({ unit }) => unit.code)
}

/** What cards say about each: its place, who runs it, how many spoke. */
export async function described(context: Context, processes: Process[]): Promise<ListedConsultation[]> {
  const units = await unitsByCodes(
    context.db,
    processes.map((process) => process.unitCode),
  )
  const organisations = await organisationsByIds(
    context.db,
    processes.map((process) => process.organisationId),
  )
  const tallies = await talliesOf(
    context.db,
    processes.map((process) => process.id),
  )
  const consultations = await consultationsOf(
    context.db,
    processes.map((process) => process.id),
  )
  const t = context.house.texts.in(context.locale)
  return processes.map((process) => {
    const tally = tallies.get(process.id)
    const consultation = consultations.get(process.id)
    // How many are answered is not told before the answers are.
    const answers = consultation && answersShown(intakeOf(consultation), process, context.now)
    const counts = [
      t('consultations.remarks-count', { count: tally?.public ?? 0 }),
      answers && tally?.publicSettled ? t('consultations.answered-count', { count: tally.publicSettled }) : '',
    ]
    return {
      process,
      unit: units.get(process.unitCode) ?? null,
      organisation: organisations.get(process.organisationId) ?? null,
      counts: counts.filter(Boolean).join(', '),
    }
  })
}
