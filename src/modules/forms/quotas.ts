import type { Context } from '../../platform/context.ts'
import { holds } from './logic.ts'
import type { Answers } from './model.ts'
import { countIntoQuota } from './participation-store.ts'
import type { Version } from './rules.ts'

/** Counts the answers into every quota they fit. Rows are taken in one order, so that two people never wait for each other. */
export async function countQuotas(context: Context, version: Version, answers: Answers) {
  const flags: string[] = []
  let full: string | null = null
  for (const { id, limit, then } of quotasOf(version, answers)) {
    if ((await countIntoQuota(context.db, version.formId, id, 1)) <= limit) continue
    flags.push(id)
    if (then === 'close') full ??= id
  }
  return { flags, full }
}

export async function uncountQuotas(context: Context, version: Version, answers: Answers) {
  for (const { id } of quotasOf(version, answers)) await countIntoQuota(context.db, version.formId, id, -1)
}

const quotasOf = ({ definition }: Version, answers: Answers) =>
  definition.quotas.filter(({ when }) => holds(when, answers)).sort((a, b) => (a.id < b.id ? -1 : 1))
