import { formatDate, type Locale, type Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../blocks.ts'
import type { DigestItem } from './store.ts'

/** A letter people read over coffee; what is more is counted and waits on the portal. */
const MOST = 40

export interface DigestWords {
  frequency: 'daily' | 'weekly'
  items: Pick<DigestItem, 'title' | 'path' | 'followed'>[]
  now: Temporal.Instant
}

/** All that happened since the last digest, each with the way to it. */
export function digestMail(t: Translate, locale: Locale, { frequency, items, now }: DigestWords): MailContent {
  const shown = items.slice(0, MOST)
  const more = items.length - shown.length
  return {
    subject: t(`notices.mail.digest.${frequency}.subject`, { count: items.length }),
    blocks: [
      { kind: 'heading', text: t(`notices.mail.digest.${frequency}.heading`, { date: formatDate(now, locale) }) },
      { kind: 'paragraph', text: t('notices.mail.digest.text', { count: items.length }) },
      {
        kind: 'list',
        items: shown.map(({ title, path, followed }) => {
          const text = followed && !title.includes(followed) ? `${followed}: ${title}` : title
          return path ? { text, url: path } : text
        }),
      },
      ...(more > 0 ? [{ kind: 'paragraph' as const, text: t('notices.mail.digest.more', { count: more }) }] : []),
      { kind: 'small', text: t('notices.mail.digest.why') },
    ],
  }
}
