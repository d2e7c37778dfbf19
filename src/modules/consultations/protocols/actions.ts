import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayWorkOnRemarks, type Process, type Stage, subjectOf } from '../../processes/index.ts'
import { isHeld, type Protocol } from './rules.ts'
import { keepProtocol, protocolsOf } from './store.ts'

export type ProtocolInput = Omit<Protocol, 'stageId' | 'processId' | 'writtenAt'>

/**
 * Keeps the protocol of one meeting, walk or point; a file left out stays. It goes into the report as it is.
 * @throws Refusal `protocol-too-early` before the end of what it tells of
 */
export async function writeProtocol(context: Context, process: Process, stage: Stage, input: ProtocolInput) {
  allow(mayWorkOnRemarks(context.actor, process) && stage.processId === process.id)
  if (!isHeld(stage, context.now)) refuse('protocol-too-early')
  await inTransaction(context, async (context) => {
    const before = (await protocolsOf(context.db, process.id)).get(stage.id)
    const fileId = input.fileId ?? before?.fileId ?? null
    const protocol = { ...input, fileId, stageId: stage.id, processId: process.id, writtenAt: context.now }
    await keepProtocol(context.db, protocol, personId(context.actor))
    await record(context, 'protocol-written', subjectOf(process))
  })
}
