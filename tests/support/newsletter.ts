import { anIssue, aSentIssue, aSubscriber } from '../../src/modules/newsletter/examples.ts'
import { readList } from '../../src/modules/newsletter/importing/actions.ts'
import { ownToken } from '../../src/modules/newsletter/subscribing/links.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'

/** A newsletter with an issue in the archive, one being written, a subscriber and a list nobody confirmed. */
export async function newsletterOf(context: Context) {
  const sent = await aSentIssue(context)
  const draft = await anIssue(context)
  const subscriber = await aSubscriber(context, 'odbiorca@example.org')
  const list = await readList(
    context,
    Buffer.from('e-mail\nz-listy@example.org'),
    {
      words: 'Zgadzam się na newsletter.',
      proof: 'Karty w segregatorze.',
      collectedOn: context.now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate(),
    },
    newId(),
  )
  return {
    issue: `${sent.year}/${sent.number}`,
    draft: draft.id,
    block: draft.blocks[0]?.id ?? '',
    token: ownToken(context.house.config, subscriber.id),
    list,
  }
}
