import { z } from 'zod'
import { type HttpContext, readForm } from '../../../platform/http/index.ts'
import type { Warning } from '../../law/index.ts'
import type { Process } from '../../processes/index.ts'
import { giveReason } from '../plans/actions.ts'
import type { Plan } from '../plans/rules.ts'
import { reasonsOf } from '../plans/store.ts'
import { reasonField } from './warnings.tsx'

/** Reads a reason for each warning, in the order in which they were shown, and keeps those that changed. */
export async function keepReasons(c: HttpContext, plan: Plan, warnings: Warning[], process?: Process) {
  const reason = z.string().trim().max(1000).catch('').default('')
  const form = await readForm(c, z.object(Object.fromEntries(warnings.map((_, index) => [reasonField(index), reason]))))
  if (!form.ok) return
  const before = await reasonsOf(c.var.context.db, plan.id)
  for (const [index, warning] of warnings.entries()) {
    const given = form.value[reasonField(index)] ?? ''
    if (given !== (before.get(warning.id)?.reason ?? '')) await giveReason(c.var.context, plan, warning, given, process)
  }
}
