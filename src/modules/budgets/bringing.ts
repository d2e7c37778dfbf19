import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { allow, found } from '../../platform/errors.ts'
import { processById } from '../processes/index.ts'
import { announceEdition, type DraftEdition, draftEdition, editEdition, keepPool } from './editions/actions.ts'
import { beginOf, type Calendar, type DateKey } from './editions/calendar.ts'
import type { Settings } from './editions/settings.ts'
import { editionOf, type PoolInput, poolsOf } from './editions/store.ts'
import { type At, beginProject, enterProject, submitProject, writeProject } from './projects/actions.ts'
import type { Category, CostLine, Decision, Project } from './projects/rules.ts'
import { projectById, projectsOf } from './projects/store.ts'
import { decideProject, evaluate, publishAppeals, publishDecisions } from './verifying/actions.ts'
import { drawNumbers, prepareVoting } from './voting/actions.ts'

export interface BroughtProject {
  /** Which pool, from 0. */
  pool: number
  title: string
  summary: string
  description?: string
  reason?: string
  access?: string
  beneficiaries?: string
  category?: Category
  place: string
  point?: { lon: number; lat: number }
  lines: CostLine[]
  signature?: string
  supporters?: number
  /** Sent by its author on the web; else it came on paper and was keyed in. */
  web?: boolean
  decision?: Decision
  decisionReason?: string
  verifiedGrosze?: number
  conflictGroup?: string
}

export interface BroughtEdition extends Omit<DraftEdition, 'isDemonstration'> {
  calendar: Calendar
  settings: Partial<Settings>
  pools: PoolInput[]
  projects: BroughtProject[]
  /** How far it is told. */
  until: 'draft' | 'announced' | 'submitted' | 'decided' | 'published' | 'drawn' | 'voting'
  seed: string
  isDemonstration?: boolean
}

/**
 * Tells an edition step by step, each at its time of the calendar: for demonstrations and tests.
 * @param context of the system
 */
export async function bringEdition(context: Context, story: BroughtEdition): Promise<At> {
  allow(context.actor.kind === 'system')
  const { calendar, settings, pools, projects, until, seed, ...draft } = story
  const at = (key: DateKey, hours = 1): Context => {
    const moment = beginOf(calendar, key)
    return { ...context, now: moment ? moment.add({ hours }) : context.now }
  }
  const begin = at('resolutionOn')
  const { id } = await draftEdition(begin, draft)
  const now = async (): Promise<At> => ({
    process: found(await processById(context.db, id)),
    edition: found(await editionOf(context.db, id)),
  })
  await editEdition(begin, await now(), { calendar, settings })
  for (const pool of pools) await keepPool(begin, await now(), pool, null)
  if (until === 'draft') return now()
  await announceEdition(begin, await now())
  if (until === 'announced') return now()

  const own = await poolsOf(context.db, id)
  for (const [index, given] of projects.entries()) {
    const pool = found(own[given.pool])
    await bringProject({ ...at('submissionFrom', 8 + index) }, await now(), pool.id, given)
  }
  if (until === 'submitted') return now()

  const office = at('submissionTo', 30)
  for (const [index, project] of (await projectsOf(context.db, id)).entries())
    await bringDecision(office, await now(), project, found(projects[index]))
  if (until === 'decided') return now()
  await publishDecisions(office, await now())
  await publishAppeals(at('appealsTo', 30), await now())
  if (until === 'published') return now()
  await drawNumbers(at('appealsDecidedAt'), await now(), seed)
  if (until === 'drawn') return now()
  await prepareVoting(at('listOn'), await now())
  return now()
}

async function bringProject(context: Context, at: At, poolId: string, given: BroughtProject) {
  const own = given.web ? await beginProject(context, at) : { id: newId(context.now.epochMilliseconds), secret: null }
  const { id, secret } = own
  if (secret === null) await enterProject(context, at, id)
  const draft = async () => found(await projectById(context.db, at.process.id, id))
  await writeProject(
    context,
    at,
    await draft(),
    { secret },
    {
      project: {
        poolId,
        title: given.title,
        summary: given.summary,
        description: given.description ?? given.summary,
        reason: given.reason ?? 'Mieszkańcy prosili o to na spotkaniach osiedlowych.',
        access: given.access ?? 'Dostępne dla wszystkich przez cały rok, bez opłat.',
        beneficiaries: given.beneficiaries ?? 'Wszyscy mieszkańcy okolicy',
        category: given.category ?? 'other',
        placeWords: given.place,
        signature: given.signature ?? '',
        supporters: given.supporters ?? 50,
        ...(given.point ?? {}),
      },
      lines: given.lines,
      author: {
        name: given.signature || 'Osoba Przykładowa',
        email: '',
        phone: '',
        address: 'ul. Przykładowa 1',
        isChild: false,
        guardian: '',
      },
    },
  )
  await submitProject(context, at, await draft(), secret)
}

/** Both cards filled as the decision has it, then the decision. */
async function bringDecision(context: Context, at: At, project: Project, given: BroughtProject) {
  const decision = given.decision ?? 'admitted'
  for (const kind of ['formal', 'substantive'] as const) {
    const criteria = at.edition.settings[kind]
    const answers = Object.fromEntries(
      criteria.map(({ id }, index) => {
        const fails = decision === 'refused' && kind === 'substantive' && index === 1
        return [
          id,
          { result: fails ? ('not-met' as const) : ('met' as const), note: fails ? (given.decisionReason ?? '') : '' },
        ]
      }),
    )
    await evaluate(context, at, project, { kind, answers })
  }
  // Told without a second person: the system has no second self.
  const alone = { ...at, edition: { ...at.edition, settings: { ...at.edition.settings, secondPerson: false } } }
  await decideProject(context, alone, project, {
    decision,
    reason: given.decisionReason ?? '',
    verifiedGrosze: given.verifiedGrosze ?? null,
    agreement: '',
    conflictGroup: given.conflictGroup ?? '',
    plainSummary: '',
  })
}
