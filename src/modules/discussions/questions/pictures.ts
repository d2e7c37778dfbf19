import type { Guard } from '../../media/index.ts'
import { maySee, maySeeWorkspace, processById } from '../../processes/index.ts'
import { roomById } from '../rooms/store.ts'
import { expertById } from './store.ts'

/** A picture of an expert is everybody's once the room is open; before, its team's. */
export const pictureGuard: Guard = async ({ db, actor }, file) => {
  const expert = await expertById(db, file.subject.id)
  const room = expert && (await roomById(db, expert.roomId))
  const process = room?.processId ? await processById(db, room.processId) : null
  if (!room || !process) return false
  return room.openedAt ? maySee(actor, process) : maySeeWorkspace(actor, process)
}
