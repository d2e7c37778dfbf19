import { z } from 'zod'
import { type HttpContext, readForm } from '../../../platform/http/index.ts'
import type { Warning } from '../../law/index.ts'
import type { Process } from '../../processes/index.ts'
import { giveReason } from '../plans/actions.ts'
import type { Plan } from '../plans/rules.ts'
import { reasonsOf } from '../plans/store.ts'
import { causeField, reasonField } from './warnings.tsx'

/**
 * Reads a reason for each warning, by the warning itself, and keeps those that changed or were confirmed. A warning that
 * was not on the page is left alone; a reason is for the dates that stood on the page, also when they have moved since.
 */
export async function keepReasons(c: HttpContext, plan: Plan, warnings: Warning[], process?: Process) {
  const text = z.string().trim().max(1000).optional().catch(undefined)
  const names = warnings.flatMap((warning) => [reasonField(warning), causeField(warning)])
  const form = await readForm(c, z.object(Object.fromEntries(names.map((name) => [name, text]))))
  if (!form.ok) return
  const before = await reasonsOf(c.get('context').db, plan.id)
  for (const warning of warnings) {
    const given = form.value[reasonField(warning)]
    if (given === undefined) continue
    const cause = form.value[causeField(warning)] ?? warning.cause
    const was = before.get(warning.id)
    if (given === (was?.reason ?? '') && (!was || was.cause === cause)) continue
    await giveReason(c.get('context'), plan, { id: warning.id, cause }, given, process)
  }
}
