import { Hono } from 'hono'
import { type App, type AppEnv, type HttpContext, page, readOnce, readQuery } from '../../platform/http/index.ts'
import { evaluationOf, openEvaluation } from '../evaluations/index.ts'
import { filesByIds } from '../media/index.ts'
import { organisationById } from '../network/index.ts'
import { prepareAreaMap, unitByCode } from '../places/index.ts'
import {
  activitiesOf,
  announcementPlacesOf,
  documentsOf,
  maySeeWorkspace,
  PROCESSES,
  stagesOf,
  tagOf,
  updatesOf,
  workPathOf,
} from '../processes/index.ts'
import { versionsShown } from './accessible/actions.ts'
import { type FoundConsultation, findConsultation } from './actions.ts'
import { openCanon } from './canon/routes.tsx'
import { EVALUATION } from './evaluation/kind.ts'
import { openFollowing } from './follow.tsx'
import { ListFilter } from './forms.ts'
import { openImplementation } from './implementation/routes.tsx'
import { milestonesOf } from './implementation/store.ts'
import { ConsultationList } from './list-page.tsx'
import { listFor } from './listing.ts'
import { openOutputs } from './outputs/routes.tsx'
import { ConsultationPage, type ConsultationPageProps } from './pages.tsx'
import type { ConsultationPorts } from './ports.ts'
import { openReports } from './reports/routes.tsx'

const PER_PAGE = 24

/** `/konsultacje`: the list, each consultation, and what can be taken away from them. */
export function openRoutes(ports: ConsultationPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const context = c.get('context')
    const filter = readQuery(c, ListFilter)
    const { props } = await listFor(context, filter, PER_PAGE)
    return page(c, <ConsultationList {...props} />, 200, { cache: [PROCESSES] })
  })

  // Before `/:slug`: the feed of the list has an address of its own.
  routes.route('/', openOutputs())
  routes.route('/', openFollowing())
  routes.route('/', openReports())
  routes.route('/', openCanon(ports))
  routes.route('/', openEvaluation(ports.forms, EVALUATION))
  routes.route('/', openImplementation())

  routes.get('/:slug', async (c) => {
    const slug = c.req.param('slug')
    const props = await readOnce(c, `consultation ${slug}`, async () => {
      const found = await findConsultation(c.get('context'), slug)
      return { value: await pageProps(c, ports, found), tags: [tagOf(found.process)] }
    })
    return page(c, <ConsultationPage {...props} once={props} />, 200, { cache: [tagOf(props.process)] })
  })

  return routes
}

async function pageProps(
  c: HttpContext,
  ports: ConsultationPorts,
  { process, consultation }: FoundConsultation,
): Promise<ConsultationPageProps> {
  const context = c.get('context')
  const { db } = context
  const stages = await stagesOf(db, process.id)
  const documents = await documentsOf(db, process.id)
  const files = await filesByIds(
    db,
    documents.flatMap((document) => document.versions.map((version) => version.fileId)),
  )
  const activities = await activitiesOf(context, process, { activities: ports.activities, stages })
  const unit = await unitByCode(db, process.unitCode)
  return {
    process,
    consultation,
    unit,
    stages,
    evaluation: await evaluationOf(db, process.id),
    steps: (await milestonesOf(db, process.id)).length,
    organisation: await organisationById(db, process.organisationId),
    documents: documents.map((document) => ({ ...document, files })),
    updates: await updatesOf(db, process.id),
    versions: await versionsShown(context, process),
    announcedIn: await announcementPlacesOf(db, process.id),
    mainActions: (await Promise.all(activities.map((activity) => activity.mainActions(context, process)))).flat(),
    activityCards: await Promise.all(activities.map((activity) => activity.card(context, process))),
    boxes: await ports.boxes(context, process),
    area: unit && (await prepareAreaMap(db, unit)),
    workPath: maySeeWorkspace(context.actor, process) ? workPathOf(process) : null,
  }
}
