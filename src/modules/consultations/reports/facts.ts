import type { Context } from '../../../platform/context.ts'
import type { Block } from '../../../platform/documents/model.ts'
import { countsOfProcess, evaluated, LEAST } from '../../evaluations/index.ts'
import { filesByIds } from '../../media/index.ts'
import { drawAreaPicture, prepareAreaMap, type Unit, unitByCode, unitsByCodes } from '../../places/index.ts'
import { type Activity, activitiesOf, announcementPlacesOf, documentsOf, stagesOf } from '../../processes/index.ts'
import { type Outcome, participationOf, publicPlacesOf, statisticsOf } from '../../remarks/index.ts'
import { versionsShown } from '../accessible/actions.ts'
import type { FoundConsultation } from '../actions.ts'
import { STATEMENTS } from '../evaluation/kind.ts'
import { milestonesOf } from '../implementation/store.ts'
import { protocolsOf } from '../protocols/store.ts'
import { outcomesOf } from './entries-store.ts'
import { partsOf } from './parts-store.ts'

export type Facts = Awaited<ReturnType<typeof gatherFacts>>

/**
 * Everything the eleven parts of a report tell, apart from the answers themselves, which may be thousands.
 * @param reportId the version whose answers are counted; null before there is one
 */
export async function gatherFacts(
  context: Context,
  { process, consultation }: FoundConsultation,
  activities: Activity[],
  reportId: string | null,
) {
  const { db, house } = context
  const stages = await stagesOf(db, process.id)
  const documents = await documentsOf(db, process.id)
  const announcedIn = await announcementPlacesOf(db, process.id)
  const protocols = await protocolsOf(db, process.id)
  const fileIds = [
    ...[...protocols.values()].flatMap(({ fileId }) => fileId ?? []),
    ...documents.flatMap(({ versions }) => versions.map(({ fileId }) => fileId)),
    ...announcedIn.flatMap(({ fileId }) => fileId ?? []),
  ]
  const statistics = await statisticsOf(db, process.id)
  const outcomes: { outcome: Outcome; entries: number; letters: number }[] = reportId
    ? await outcomesOf(db, reportId)
    : []
  const unit = await unitByCode(db, process.unitCode)
  const evaluation = evaluated(STATEMENTS, await countsOfProcess(db, process.id))
  return {
    process,
    consultation,
    stages,
    documents,
    announcedIn,
    files: await filesByIds(db, fileIds),
    unit,
    map: unit && (await mapOfRemarks(context, process.id, unit)),
    participation: await participationOf(db, process.id),
    statistics,
    units: await unitsByCodes(
      db,
      statistics.filter(({ field }) => field === 'unit').map(({ value }) => value),
    ),
    outcomes,
    written: await partsOf(db, process.id),
    activityBlocks: await blocksOfActivities(
      context,
      process,
      await activitiesOf(context, process, { activities, stages }),
    ),
    /** What participants said of the consultation, when enough of them did; never in the first version. */
    evaluation: evaluation.answers >= LEAST ? evaluation : null,
    protocols,
    versions: await versionsShown(context, process),
    milestones: (await milestonesOf(db, process.id)).filter(({ givenUpReason }) => givenUpReason === null),
    origin: house.config.url,
  }
}

/** Where remarks are about, as a picture; none when nobody showed a place. */
async function mapOfRemarks({ db }: Context, processId: string, unit: Unit) {
  const places = await publicPlacesOf(db, processId)
  if (places.length === 0) return null
  const { png, shown } = await drawAreaPicture(await prepareAreaMap(db, unit), places)
  return { png, shown, all: places.length }
}

/** What the other ways to take part have to tell: results of surveys, minutes. Their remarks are in part seven already. */
async function blocksOfActivities(
  context: Context,
  process: FoundConsultation['process'],
  activities: Activity[],
): Promise<Block[]> {
  const blocks: Block[] = []
  for (const activity of activities) {
    if (!activity.reportBlocks) continue
    for await (const block of activity.reportBlocks(context, process)) {
      if (block.kind === 'table') blocks.push({ ...block, rows: await Array.fromAsync(block.rows) })
      else blocks.push(block)
    }
  }
  return blocks
}
