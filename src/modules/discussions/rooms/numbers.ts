import { absent } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'

/** A number in an address: of an idea, a question, a topic. @throws Refusal `absent` for anything else */
export function numberIn(c: HttpContext, name: string): number {
  const text = c.req.param(name) ?? ''
  if (!/^[1-9]\d{0,8}$/.test(text)) throw absent()
  return Number(text)
}
