import { absent } from '../../platform/errors.ts'
import type { HttpContext } from '../../platform/http/index.ts'

const LARGEST = 2_000_000_000

/** A number in the address; anything else is no such page. */
export function numberAt(c: HttpContext, name: string): number {
  const text = c.req.param(name) ?? ''
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  if (number === 0 || number > LARGEST) throw absent()
  return number
}

export const threadOf = (c: HttpContext) => numberAt(c, 'thread')
