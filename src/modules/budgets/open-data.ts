import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { maySee, type Process, pathOf, processesByIds } from '../processes/index.ts'
import { STAGES, stageOf } from './editions/calendar.ts'
import { type Edition, editionsOf, type Pool } from './editions/store.ts'
import { editionsPage, lastProjectAt, poolsByEdition, submittedByIds, submittedPage } from './finding-store.ts'
import { type At, projectPath } from './projects/actions.ts'
import { surroundingsOf } from './projects/around.ts'
import { CATEGORIES, type Project, PUBLIC_STATES } from './projects/rules.ts'

const zloty = (grosze: number) => grosze / 100
const optional = z.string().nullable()

const EditionItem = z.object({
  id: z.uuid(),
  url: z.url(),
  slug: z.string(),
  organisationId: z.uuid(),
  unitCode: z.string(),
  title: z.string(),
  summary: z.string(),
  year: z.number().int(),
  stage: z.enum(STAGES),
  submissionFrom: optional,
  submissionTo: optional,
  votingFrom: optional,
  votingTo: optional,
  resultsAt: optional,
  pools: z.array(
    z.object({ id: z.uuid(), name: z.string(), area: z.string(), residents: z.number().int(), amount: z.number() }),
  ),
  announcedAt: z.iso.datetime({ offset: true }),
  cancelledAt: z.iso.datetime({ offset: true }).nullable(),
  isDemonstration: z.boolean(),
})
type EditionItem = z.infer<typeof EditionItem>

const EditionFilters = z.object({ rok: z.coerce.number().int().min(2000).max(2100).optional() })

/** Announced editions of participatory budgets, also those brought from archives. */
export const editionsData: OpenCollection<EditionItem, z.infer<typeof EditionFilters>> = {
  name: 'budzety',
  itemName: 'BudgetEdition',
  schema: EditionItem,
  filters: EditionFilters,
  async page(context, { rok }, page) {
    const { rows, next } = await editionsPage(context.db, { year: rok }, page)
    return { rows: await editionItems(context, rows), next }
  },
  async find(context, id) {
    return isId(id) ? ((await editionItems(context, [id]))[0] ?? null) : null
  },
  themes: ['GOVE', 'SOCI', 'ECON'],
  keywords: ['budżet obywatelski', 'partycypacja'],
  changedAt: ({ db }) => lastProjectAt(db),
}

async function editionItems(context: Context, ids: string[]): Promise<EditionItem[]> {
  const seen = await seenEditions(context, ids)
  const pools = await poolsByEdition(context.db, [...seen.keys()])
  return ids.flatMap((id) => {
    const at = seen.get(id)
    return at ? [editionItem(context, at, pools.get(id) ?? [])] : []
  })
}

/** Editions that may be seen, with their processes. */
async function seenEditions({ db, actor }: Context, ids: string[]): Promise<Map<string, At>> {
  const [processes, editions] = [await processesByIds(db, ids), await editionsOf(db, ids)]
  return new Map(
    ids.flatMap((id): [string, At][] => {
      const [process, edition] = [processes.get(id), editions.get(id)]
      return process && edition && maySee(actor, process) ? [[id, { process, edition }]] : []
    }),
  )
}

function editionItem(
  { house, now }: Context,
  { process, edition }: { process: Process; edition: Edition },
  pools: Pool[],
) {
  const { id, slug, organisationId, unitCode, title, summary } = process
  const { submissionFrom, submissionTo, votingFrom, votingTo, resultsAt } = edition.calendar
  const told = (date: string | undefined) => date || null
  return {
    id,
    url: house.config.url + pathOf(process),
    ...{ slug, organisationId, unitCode, title, summary },
    year: edition.year,
    stage: stageOf(edition.calendar, now),
    submissionFrom: told(submissionFrom),
    submissionTo: told(submissionTo),
    votingFrom: told(votingFrom),
    votingTo: told(votingTo),
    resultsAt: told(resultsAt),
    pools: pools.map(({ id, name, areaWords, residents, amountGrosze }) => ({
      ...{ id, name, residents },
      area: areaWords,
      amount: zloty(amountGrosze),
    })),
    announcedAt: (process.announcedAt ?? process.createdAt).toString(),
    cancelledAt: process.cancelledAt?.toString() ?? null,
    isDemonstration: edition.isDemonstration,
  }
}

const ProjectItem = z.object({
  id: z.uuid(),
  url: z.url(),
  budgetId: z.uuid(),
  poolId: z.uuid().nullable(),
  number: z.number().int(),
  title: z.string(),
  summary: z.string(),
  description: z.string(),
  category: z.enum(CATEGORIES),
  place: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  cost: z.number(),
  state: z.enum(PUBLIC_STATES),
  ballotNumber: z.number().int().nullable(),
  score: z.number().nullable(),
  votes: z.number().nullable(),
  chosen: z.boolean().nullable(),
  submittedAt: z.iso.datetime({ offset: true }),
})
type ProjectItem = z.infer<typeof ProjectItem>

const ProjectFilters = z.object({ budzet: z.uuid().optional() })

/** Submitted projects as their pages show them: what is decided from the minute it is public, authors never. */
export const projectsData: OpenCollection<ProjectItem, z.infer<typeof ProjectFilters>> = {
  name: 'projekty',
  itemName: 'BudgetProject',
  schema: ProjectItem,
  filters: ProjectFilters,
  async page(context, { budzet }, page) {
    const { rows, next } = await submittedPage(context.db, { processId: budzet }, page)
    return { rows: await projectItems(context, rows), next }
  },
  async find(context, id) {
    return (await projectItems(context, await submittedByIds(context.db, [id])))[0] ?? null
  },
  point: ({ lon, lat }) => (lon === null || lat === null ? null : { lon, lat }),
  themes: ['GOVE', 'SOCI', 'ECON'],
  keywords: ['budżet obywatelski', 'projekty'],
  changedAt: ({ db }) => lastProjectAt(db),
}

async function projectItems(context: Context, projects: Project[]): Promise<ProjectItem[]> {
  const seen = await seenEditions(context, [...new Set(projects.map(({ processId }) => processId))])
  const around = new Map<string, Awaited<ReturnType<typeof surroundingsOf>>>()
  for (const [id, at] of seen) around.set(id, await surroundingsOf(context, at))
  return projects.flatMap((project) => {
    const [at, surroundings] = [seen.get(project.processId), around.get(project.processId)]
    if (!at || !surroundings) return []
    const { id, poolId, number, title, summary, description, category, placeWords, lon, lat } = project
    const row = surroundings.rows.get(id)
    return [
      {
        id,
        url: context.house.config.url + projectPath(at.process, project),
        budgetId: project.processId,
        ...{ poolId, number: number ?? 0, title, summary, description, category },
        place: placeWords,
        ...{ lon, lat },
        cost: zloty(surroundings.costOf(project)),
        state: surroundings.stateOf(project),
        ballotNumber: project.ballotNumber,
        score: row?.score ?? null,
        votes: row?.votes ?? null,
        chosen: row?.won ?? null,
        submittedAt: (project.submittedAt ?? project.createdAt).toString(),
      },
    ]
  })
}
