import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Issue } from '../issues/rules.ts'
import { writeLetter } from '../letter/letter.tsx'
import { lookOf } from '../letter/look.ts'
import { filled, SLOTS } from '../letter/slots.ts'
import type { NewsletterPorts } from '../ports.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { linksOf } from '../subscribing/links.ts'
import { type Check, checksOf, ownAddresses } from './checks.ts'

/** Looks at an issue as it would leave now. Our own addresses are asked inside the process, as a stranger. */
export async function checkIssue(
  context: Context,
  { answers }: Pick<NewsletterPorts, 'answers'>,
  issue: Issue,
): Promise<Check[]> {
  allow(mayKeepNewsletter(context.actor))
  const { config } = context.house
  const look = await lookOf(context.house)
  const letter = writeLetter(issue, look)
  // Without the links of a recipient, which open only for one.
  const bare = filled(letter, { unsubscribe: SLOTS.view, preferences: SLOTS.view, view: SLOTS.view })
  // A picture of a draft is not served to strangers yet; that it is kept is what its block says.
  const pictures = issue.blocks.flatMap((block) => (block.kind === 'picture' ? [block.path] : []))
  const dead: string[] = []
  for (const path of ownAddresses(bare.html, config.url))
    if (!pictures.includes(path) && !(await answers(path))) dead.push(path)
  const sized = filled(letter, linksOf(config, newId(), { id: issue.id, year: 9999, number: 99 }))
  return checksOf(issue, { html: sized.html, dead, colours: look.colours })
}
