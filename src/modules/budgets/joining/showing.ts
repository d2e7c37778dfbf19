import type { Db } from '../../../platform/db/index.ts'
import { partiesOf } from './actions.ts'
import type { JoiningShown } from './pages.tsx'
import { joiningsOf } from './store.ts'

/** Proposals of a project with everybody concerned, for its pages. */
export async function joiningsShown(db: Db, processId: string, projectId: string): Promise<JoiningShown[]> {
  const shown: JoiningShown[] = []
  for (const joining of await joiningsOf(db, projectId))
    shown.push({ joining, parties: await partiesOf(db, joining, processId) })
  return shown
}
