import type { Context } from '../../../platform/context.ts'
import { filesByIds, picturePath } from '../../media/index.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import type { ShownExpert } from './pages.tsx'
import { expertsOf } from './store.ts'

/** Experts of a room with their pictures. */
export async function shownExperts({ db }: Context, { room }: FoundRoom): Promise<ShownExpert[]> {
  const experts = await expertsOf(db, room.id)
  const files = await filesByIds(
    db,
    experts.flatMap(({ pictureId }) => pictureId ?? []),
  )
  return experts.map((expert) => {
    const file = files.get(expert.pictureId ?? '')
    return {
      ...expert,
      picture: file
        ? { src: picturePath(file, 320), alt: file.alt ?? '', width: file.width ?? 320, height: file.height ?? 320 }
        : null,
    }
  })
}
