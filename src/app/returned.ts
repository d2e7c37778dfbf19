import { receiveReturnedIssue } from '../modules/newsletter/index.ts'
import * as notices from '../modules/notices/index.ts'
import type { Context } from '../platform/context.ts'

/** A message that came back to us: it may be about a letter of the outbox or of an issue of the newsletter. */
export const receiveReturned = (context: Context, message: Uint8Array) =>
  notices.receiveReturned(context, message, [receiveReturnedIssue])
