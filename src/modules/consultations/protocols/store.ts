import type { Db } from '../../../platform/db/index.ts'
import { on } from '../store.ts'
import type { Protocol } from './rules.ts'

/** Protocols of one consultation by the stage they tell of. */
export async function protocolsOf(db: Db, processId: string): Promise<Map<string, Protocol>> {
  const rows = await on(db)
    .selectFrom('consultations.protocols')
    .select([
      'stage_id as stageId',
      'process_id as processId',
      'led_by as ledBy',
      'written_down_by as writtenDownBy',
      'participants',
      'course',
      'findings',
      'file_id as fileId',
      'written_at as writtenAt',
    ])
    .where('process_id', '=', processId)
    .execute()
  return new Map(rows.map((row) => [row.stageId, row]))
}

export async function keepProtocol(db: Db, protocol: Protocol, writtenBy: string | null) {
  const values = {
    led_by: protocol.ledBy,
    written_down_by: protocol.writtenDownBy,
    participants: protocol.participants,
    course: protocol.course,
    findings: protocol.findings,
    file_id: protocol.fileId,
    written_at: protocol.writtenAt,
    written_by: writtenBy,
  }
  await on(db)
    .insertInto('consultations.protocols')
    .values({ stage_id: protocol.stageId, process_id: protocol.processId, ...values })
    .onConflict((conflict) => conflict.column('stage_id').doUpdateSet(values))
    .execute()
}
