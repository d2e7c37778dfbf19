import { Hono } from 'hono'
import type { Context } from '../../platform/context.ts'
import { queryKeys } from '../../platform/language/index.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../platform/http/index.ts'
import { filesByIds } from '../media/index.ts'
import { organisationById, organisationsByIds } from '../network/index.ts'
import { findUnits, prepareAreaMap, type Unit, unitByCode, unitsByCodes, unitsWithinKm } from '../places/index.ts'
import {
  type Activity,
  announcementPlacesOf,
  countProcesses,
  documentsOf,
  type ListedPhase,
  listProcesses,
  maySeeWorkspace,
  PROCESSES,
  type Process,
  type ProcessFilter,
  stagesOf,
  tagOf,
  updatesOf,
  workPathOf,
} from '../processes/index.ts'
import { talliesOf } from '../remarks/index.ts'
import { type FoundConsultation, findConsultation, KIND } from './actions.ts'
import { ListFilter } from './forms.ts'
import { openOutputs } from './outputs/routes.tsx'
import { ConsultationList, ConsultationPage, type ConsultationPageProps, type ListedConsultation } from './pages.tsx'
import type { ConsultationPorts } from './ports.ts'
import { openReports } from './reports/routes.tsx'

const PER_PAGE = 24

/** `/konsultacje`: the list, each consultation, and what can be taken away from them. */
export function openRoutes(ports: ConsultationPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const { context } = c.var
    const filter = readQuery(c, ListFilter)
    const { props } = await listFor(context, filter, PER_PAGE)
    return page(c, <ConsultationList {...props} />, 200, { cache: [PROCESSES] })
  })

  routes.route('/', openOutputs())
  routes.route('/', openReports(ports))

  routes.get('/:slug', async (c) => {
    const found = await findConsultation(c.var.context, c.req.param('slug'))
    const props = await pageProps(c, ports, found)
    return page(c, <ConsultationPage {...props} />, 200, { cache: [tagOf(found.process)] })
  })

  return routes
}

/** What the list shows for a filter; the feed and the embed ask the same. */
export async function listFor(context: Context, filter: ListFilter, limit: number) {
  const unit = filter.miejsce ? await unitMeant(context, filter.miejsce) : null
  const organisation = filter.organizator ? await organisationById(context.db, filter.organizator) : null
  const processFilter: ProcessFilter = {
    kind: KIND,
    phase: PHASES[filter.stan],
    unitCodes: filter.miejsce ? await codesAround(context, unit, filter.zasieg) : undefined,
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
  const units = await unitsByCodes(context.db, processes.map((process) => process.unitCode))
  const organisations = await organisationsByIds(context.db, processes.map((process) => process.organisationId))
  const tallies = await talliesOf(context.db, processes.map((process) => process.id))
  const t = context.house.texts.in(context.locale)
  return processes.map((process) => {
    const tally = tallies.get(process.id)
    const counts = [t('consultations.remarks-count', { count: tally?.public ?? 0 }), tally?.publicSettled ? t('consultations.answered-count', { count: tally.publicSettled }) : '']
    return {
      process,
      unit: units.get(process.unitCode) ?? null,
      organisation: organisations.get(process.organisationId) ?? null,
      counts: counts.filter(Boolean).join(', '),
    }
  })
}

async function pageProps(c: HttpContext, ports: ConsultationPorts, { process, consultation }: FoundConsultation): Promise<ConsultationPageProps> {
  const { context } = c.var
  const { db } = context
  const t = context.house.texts.in(context.locale)
  const stages = await stagesOf(db, process.id)
  const documents = await documentsOf(db, process.id)
  const files = await filesByIds(db, documents.flatMap((document) => document.versions.map((version) => version.fileId)))
  const activities = running(ports.activities, stages.flatMap((stage) => stage.activity ?? []))
  const unit = await unitByCode(db, process.unitCode)
  return {
    process,
    consultation,
    unit,
    stages,
    organisation: await organisationById(db, process.organisationId),
    documents: documents.map((document) => ({ ...document, files })),
    updates: await updatesOf(db, process.id),
    announcedIn: await announcementPlacesOf(db, process.id),
    mainActions: activities.flatMap((activity) => activity.mainAction(process, context.now, t) ?? []),
    activityCards: await Promise.all(activities.map((activity) => activity.card(context, process))),
    boxes: await ports.boxes(context, process),
    area: unit && (await prepareAreaMap(db, unit)),
    workPath: maySeeWorkspace(context.actor, process) ? workPathOf(process) : null,
  }
}

/** The activities of the stages; remarks belong to every consultation, named in a stage or not. */
export const running = (activities: Activity[], types: string[]) => activities.filter((activity) => activity.type === 'remarks' || types.includes(activity.type))
