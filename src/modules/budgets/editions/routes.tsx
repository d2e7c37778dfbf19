import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { asStream, writeDocx } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { Form, HttpContext } from '../../../platform/http/index.ts'
import { type App, type AppEnv, emptyForm, page, readQuery, seeOther } from '../../../platform/http/index.ts'
import { QuestionPage, useView } from '../../../ui/index.ts'
import { turnoutsOf } from '../../ballots/index.ts'
import { evaluationOf } from '../../evaluations/index.ts'
import { organisationById } from '../../network/index.ts'
import { FOLLOW_ASKED, FollowForm, receiveFollow } from '../../notices/index.ts'
import { unitByCode } from '../../places/index.ts'
import {
  listProcesses,
  maySeeWorkspace,
  PROCESSES,
  type Process,
  pathOf,
  tagOf,
  workPathOf,
} from '../../processes/index.ts'
import { lastOf } from '../building/store.ts'
import { pointsOf } from '../points/store.ts'
import { surroundingsOf } from '../projects/around.ts'
import { ProjectsMap } from '../projects/map.tsx'
import { countProjects, projectsOf } from '../projects/store.ts'
import { latestResult } from '../results/store.ts'
import { findEdition, KIND } from './actions.ts'
import { EditionPage, type YearRow } from './edition-page.tsx'
import { EditionList, LISTS, type ListName } from './list-page.tsx'
import { listedEditions } from './listed.ts'
import { regulationsOf } from './regulations.ts'
import { RulesPage } from './rules-page.tsx'
import { editionsOf, poolsOf } from './store.ts'

const PER_PAGE = 24
/** Turnout is live on the page of an edition. */
const LIVE_SECONDS = 15

const ListQuery = z.object({
  stan: z.enum(Object.keys(LISTS) as [ListName, ...ListName[]]).default('wszystkie'),
  po: z.string().max(500).optional(),
})

/** Editions for everybody: the list, each one, its rules. */
export function openEditions(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const context = c.get('context')
    const { db, now, actor } = context
    const { stan, po } = readQuery(c, ListQuery)
    const filter = { kind: KIND, ...(LISTS[stan] ? { phase: LISTS[stan] } : {}) }
    const { rows, next } = await listProcesses(db, filter, now, { limit: PER_PAGE, ...(po ? { after: po } : {}) })
    const found = await listedEditions(context, rows)
    const mayRun = actor.kind === 'person' && actor.roles.some(({ scope }) => scope !== null)
    return page(c, <EditionList list={stan} {...{ found, next, mayRun }} />, 200, { cache: [PROCESSES] })
  })

  routes.get('/:slug', async (c) => {
    const context = c.get('context')
    const { db, now, actor } = context
    const at = await findEdition(context, c.req.param('slug'))
    const { process, edition } = at
    const around = await surroundingsOf(context, at)
    const { pools, works, rows } = around
    const polls = pools.flatMap(({ pollId }) => pollId ?? [])
    const turnouts = await turnoutsOf(db, polls)
    const projects = await projectsOf(db, process.id)
    const won = [...rows.values()].filter((row) => row.won)
    const props = {
      process,
      edition,
      pools,
      unit: await unitByCode(db, process.unitCode),
      organisation: await organisationById(db, process.organisationId),
      counts: {
        projects: projects.length,
        listed: projects.filter(({ ballotNumber }) => ballotNumber !== null).length,
        voters: polls.length > 0 ? [...turnouts.values()].reduce((sum, count) => sum + count, 0) : null,
      },
      hasResult: around.result !== null && Temporal.Instant.compare(around.result.publishedAt, now) <= 0,
      building: {
        all: works.size > 0 ? won.length : 0,
        done: won.filter(({ projectId }) => lastOf(works.get(projectId)) === 'done').length,
      },
      points: (await pointsOf(db, process.id)).length,
      evaluation: await evaluationOf(db, process.id),
      workPath: maySeeWorkspace(actor, process) ? workPathOf(process) : null,
      map: await ProjectsMap(context, process, projects),
      siblings: process.announcedAt ? await yearsOf(context, process.organisationId) : [],
    }
    return page(c, <EditionPage {...props} />, 200, { cache: [tagOf(process)], cacheSeconds: LIVE_SECONDS })
  })

  routes.get('/:slug/zasady', async (c) => {
    const { process, edition } = await findEdition(c.get('context'), c.req.param('slug'))
    const pools = await poolsOf(c.get('context').db, process.id)
    return page(c, <RulesPage {...{ process, edition, pools }} />, 200, { cache: [tagOf(process)] })
  })

  routes.get('/:slug/regulamin.docx', async (c) => {
    const context = c.get('context')
    const { process, edition } = await findEdition(context, c.req.param('slug'))
    const pools = await poolsOf(context.db, process.id)
    const organisation = (await organisationById(context.db, process.organisationId))?.name ?? ''
    const model = regulationsOf({ process, edition, pools, organisation }, context.house.texts.in('pl'), 'pl')
    return c.body(asStream(writeDocx(model)), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="regulamin-${process.slug}.docx"`,
    })
  })

  routes.get('/:slug/obserwowanie', async (c) => {
    const { process } = await findEdition(c.get('context'), c.req.param('slug'))
    allow(process.announcedAt !== null)
    return page(c, <FollowPage process={process} form={emptyForm()} />)
  })

  routes.post('/:slug/obserwowanie', async (c) => {
    const { process } = await findEdition(c.get('context'), c.req.param('slug'))
    allow(process.announcedAt !== null)
    return follow(c, process)
  })

  return routes
}

const YEARS = 12

/** Editions of one organiser side by side, the newest first. */
async function yearsOf(context: Context, organisationId: string): Promise<YearRow[]> {
  const { db, now } = context
  const { rows } = await listProcesses(db, { kind: KIND, organisationId }, now, { limit: YEARS })
  const editions = await editionsOf(
    db,
    rows.map(({ id }) => id),
  )
  const years: YearRow[] = []
  for (const process of rows) {
    const edition = editions.get(process.id)
    if (!edition) continue
    const result = await latestResult(db, process.id)
    const pools = result?.content.pools ?? []
    years.push({
      process,
      year: edition.year,
      amountGrosze: (await poolsOf(db, process.id)).reduce((sum, { amountGrosze }) => sum + amountGrosze, 0),
      projects: await countProjects(db, process.id),
      chosen: result ? pools.reduce((sum, pool) => sum + pool.rows.filter(({ won }) => won).length, 0) : null,
      ballots: result ? pools.reduce((sum, pool) => sum + pool.voters, 0) : null,
    })
  }
  return years.sort((a, b) => b.year - a.year)
}

async function follow(c: HttpContext, process: Process) {
  const form = await receiveFollow(c, {
    subject: { kind: 'process', id: process.id },
    title: process.title,
    url: pathOf(process),
  })
  if (!form.ok) return page(c, <FollowPage process={process} form={form} />, 422)
  return seeOther(c, pathOf(process), FOLLOW_ASKED)
}

function FollowPage({ process, form }: { process: Process; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('budgets.follow.page')}
      caption={process.title}
      form={form}
      back={{ label: process.title, href: pathOf(process) }}
      unlisted
    >
      <p>{t('budgets.follow.text')}</p>
      <FollowForm action={`${pathOf(process)}/obserwowanie`} form={form} />
    </QuestionPage>
  )
}
