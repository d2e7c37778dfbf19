import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { notify } from '../../notices/index.ts'
import { processById } from '../../processes/index.ts'
import { contactsOfDecision } from '../contacts-store.ts'
import { decidedMail } from '../emails.tsx'
import type { RemarksPorts } from '../ports.ts'
import { answersShown } from '../ports.ts'
import { stopOf } from '../stopping/tokens.ts'
import { decisionsByIds } from './decisions-store.ts'

/**
 * Tells everybody who left an address with a remark that its decision is accepted. One letter per remark and decision,
 * however often the job runs. Where answers come with the report, the report's letter tells instead.
 */
export async function tellDecided(context: Context, ports: Pick<RemarksPorts, 'settingsOf'>, decisionId: string) {
  const decision = (await decisionsByIds(context.db, [decisionId])).get(decisionId)
  const process = decision && (await processById(context.db, decision.processId))
  if (decision?.state !== 'accepted' || !process) return
  if (!answersShown(await ports.settingsOf(context, process), process, context.now)) return

  let after: string | undefined
  for (;;) {
    const contacts = await contactsOfDecision(context.db, decision.id, { limit: 200, afterRemark: after })
    await inTransaction(context, async (context) => {
      for (const contact of contacts)
        await notify(context, {
          to: { email: contact.email },
          template: 'remark-decided',
          topic: 'own-remarks',
          locale: contact.locale,
          about: { kind: 'remark', id: contact.remarkId },
          mail: decidedMail(context.house.texts.in(contact.locale), {
            process,
            reference: contact.reference,
            decision,
          }),
          stop: stopOf(context.house.config, contact.remarkId),
          once: `remark-decided:${contact.remarkId}:${decision.id}`,
        })
    })
    if (contacts.length < 200) return
    after = contacts.at(-1)?.remarkId
  }
}
