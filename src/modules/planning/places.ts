import type { Context } from '../../platform/context.ts'
import { type AnnouncementPlace, missingPlaces } from '../law/index.ts'
import { announcementPlacesOf, type Process } from '../processes/index.ts'
import { frozenOf, placesDone } from './plans/calendar.ts'
import { planOfProcess } from './plans/store.ts'

/** Places in which the announcement has to be or was planned to be, and has not been noted yet. */
export async function placesMissing(context: Pick<Context, 'db'>, process: Process): Promise<AnnouncementPlace[]> {
  const plan = await planOfProcess(context.db, process.id)
  if (!plan) return []
  const done = await placesDone(context, process)
  // A board that does not say which one is both.
  const there: AnnouncementPlace[] = done.flatMap((place) =>
    place === 'area-or-office' ? ['area', 'office'] : [place],
  )
  const needed = new Set([
    ...((await frozenOf(context, process))?.announcement?.places ?? []),
    ...(plan.answers.places ?? []),
  ])
  if (plan.answers.places?.some((place) => place === 'area' || place === 'office')) needed.delete('area-or-office')
  return missingPlaces([...needed], there)
}

/** Noted places without a link or a picture that proves them. */
export async function unproven({ db }: Pick<Context, 'db'>, process: Process): Promise<number> {
  return (await announcementPlacesOf(db, process.id)).filter(({ link, fileId }) => !link && !fileId).length
}
