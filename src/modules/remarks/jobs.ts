import { changed } from '../../platform/bus.ts'
import { isId } from '../../platform/db/index.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { WorkDefinition } from '../../platform/works/index.ts'
import { findFile, removeFile } from '../media/index.ts'
import { tagOf } from '../processes/index.ts'
import { JOIN_GROUP } from './actions.ts'
import { TELL_DECIDED } from './deciding/actions.ts'
import { tellDecided } from './deciding/mails.ts'
import { groupAll, joinGroupOf } from './groups/actions.ts'
import { GROUP_ALL } from './groups/routes.tsx'
import { FORGET_FILE } from './importing/actions.ts'
import { importWork } from './importing/work.ts'
import type { RemarksPorts } from './ports.ts'
import { remarkById } from './store.ts'

/** What is done apart from requests, one short job per act of a person. */
export const jobs = (ports: Pick<RemarksPorts, 'settingsOf'>): JobDefinition[] => [
  {
    name: JOIN_GROUP,
    async run(context, { remarkId }: { remarkId: string }) {
      await joinGroupOf(context, remarkId)
      const remark = await remarkById(context.db, remarkId)
      if (remark) await changed(context, tagOf({ id: remark.processId }))
    },
  },
  {
    name: TELL_DECIDED,
    run: (context, { decisionId }: { decisionId: string }) => tellDecided(context, ports, decisionId),
  },
  {
    name: FORGET_FILE,
    async run(context, { fileId }: { fileId: string }) {
      if (isId(fileId) && (await findFile(context.db, fileId))) await removeFile(context, fileId)
    },
  },
]

/** What takes long and shows how far it is. */
export const works: WorkDefinition[] = [
  importWork,
  {
    kind: GROUP_ALL,
    async run(context, work, report) {
      const { processId } = work.input as { processId: string }
      const result = await groupAll(context, processId, report)
      await changed(context, tagOf({ id: processId }))
      return result
    },
  },
]
