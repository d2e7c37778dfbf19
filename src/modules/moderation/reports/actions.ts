import { createHmac } from 'node:crypto'
import { ZONE } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { receivedMail } from '../emails.ts'
import type { Moderated } from '../needs.ts'
import { type Ground, PAGE } from '../rules.ts'
import { insertReport } from './store.ts'

export interface ReportInput {
  /** The exact address (DSA art. 16(2)(b)), on our origin, in the language the reporter reads. */
  url: string
  ground: Ground
  explanation: string
  name: string | null
  email: string | null
  /** Made when the form was shown; the same form sent again carries the same one. */
  formKey: string
}

/**
 * Takes a notice of content that breaks the law or the rules, from anybody (DSA art. 16). The reporter gets a
 * confirmation at once. Sending the same form again gives back the first reference.
 * @param thing what stands at the address, when a module knows it
 * @returns the reference, which cannot be guessed, because it opens the page of the report
 */
export async function reportContent(context: Context, thing: Moderated | null, input: ReportInput): Promise<string> {
  const reference = referenceOf(context, input)
  await inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const first = await insertReport(context.db, {
      id,
      reference,
      subject: thing ? { kind: thing.kind, id: thing.id } : { kind: PAGE, id },
      organisationId: thing?.organisationId ?? null,
      url: input.url,
      ground: input.ground,
      explanation: input.explanation,
      reporterName: input.name,
      reporterEmail: input.email,
      reportedAt: context.now,
    })
    if (!first) return
    await record(
      context,
      'content-reported',
      { kind: 'report', id, organisationId: thing?.organisationId ?? null },
      { ground: input.ground },
    )
    if (!input.email) return
    await notify(context, {
      to: { email: input.email },
      template: 'moderation-report-received',
      locale: context.locale,
      about: { kind: 'report', id },
      mail: receivedMail(context.house.texts.in(context.locale), { reference, url: input.url, ground: input.ground }),
      once: `moderation-report:${id}`,
    })
  })
  return reference
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** ZGL-2026-7KQ2M-X04RT: 50 bits from what was sent, in letters that are not mistaken for one another. */
function referenceOf({ house, now }: Context, input: ReportInput): string {
  const bytes = createHmac('sha256', house.config.secret)
    .update(JSON.stringify(['moderation report', input]))
    .digest()
  const letters = [...bytes.subarray(0, 10)].map((byte) => LETTERS[byte % 32]).join('')
  return `ZGL-${now.toZonedDateTimeISO(ZONE).year}-${letters.slice(0, 5)}-${letters.slice(5)}`
}
