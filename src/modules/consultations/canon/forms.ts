import { z } from 'zod'
import { ticked } from '../../../platform/http/index.ts'
import { text } from '../workspace/fields.ts'
import type { Said } from './actions.ts'
import { DECLARED } from './points.ts'

const NOTE = 600

/** For each declared point a tick and a sentence that everybody will read. */
export const CanonForm = z.object(
  Object.fromEntries(DECLARED.flatMap(({ id }) => [[id, ticked()] as const, [`${id}-note`, text(NOTE)] as const])),
)

export const noteLimit = NOTE

/** The form's fields by point. */
export const saidIn = (value: Record<string, unknown>): Map<string, Said> =>
  new Map(DECLARED.map(({ id }) => [id, { declared: value[id] === true, note: String(value[`${id}-note`] ?? '') }]))
