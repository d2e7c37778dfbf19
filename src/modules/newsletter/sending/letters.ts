import type { Context } from '../../../platform/context.ts'
import type { Mail } from '../../../platform/mail/index.ts'
import { type FrozenIssue, frozenIssue } from '../letter/freezing.ts'
import { filled } from '../letter/slots.ts'
import { linksOf } from '../subscribing/links.ts'
import { viewPath, withCountedLinks } from './counting/links.ts'
import { countedLinks } from './counting/store.ts'
import type { ReadyDelivery } from './ledger.ts'

export interface Letters {
  /** The letter of one recipient, ready to leave. */
  of(delivery: ReadyDelivery): Promise<Mail>
}

/** Writes letters from frozen issues; each issue is read once. */
export function openLetters(context: Context): Letters {
  const { config } = context.house
  const host = new URL(config.url).hostname
  const issues = new Map<string, Promise<Ready>>()
  const issueOf = (id: string) => {
    const known = issues.get(id) ?? readyIssue(context, id)
    issues.set(id, known)
    return known
  }
  return {
    async of({ id, issueId, subscriberId, email }) {
      const { frozen, view } = await issueOf(issueId)
      const links = linksOf(config, subscriberId, { ...frozen, id: issueId })
      const { subject, html, text } = filled(frozen, { ...links, view: view ?? links.view })
      return {
        to: email,
        subject,
        html,
        text,
        messageId: `<${id}@${host}>`,
        // RFC 2919: one name for life, by which mail programs sort; RFC 8058: one press ends it.
        headers: { 'List-Id': `<newsletter.${host}>` },
        listUnsubscribe: { url: links.oneClick, post: true },
      }
    },
  }
}

interface Ready {
  frozen: FrozenIssue
  /** Where the view in the browser is counted; null when nothing is. */
  view: string | null
}

async function readyIssue(context: Context, issueId: string): Promise<Ready> {
  const frozen = await frozenIssue(context, issueId)
  if (!frozen) throw new Error('Only a frozen issue is sent')
  const links = await countedLinks(context.db, issueId)
  if (links.length === 0) return { frozen, view: null }
  const { config } = context.house
  return { frozen: withCountedLinks(frozen, links, config), view: config.url + viewPath(issueId) }
}
