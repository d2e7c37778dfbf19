import type { House } from '../../platform/context.ts'
import { type Db, newId, sql } from '../../platform/db/index.ts'
import type { Delivery, Mail, MailTransport } from '../../platform/mail/index.ts'
import type { Notice } from './outbox/actions.ts'
import type { Refused } from './rules.ts'

let number = 0

/** A letter to somebody new, about nothing in particular. */
export const aNotice = (given: Partial<Notice> = {}): Notice => {
  number += 1
  return {
    to: { email: `osoba-${number}@example.org` },
    template: 'remark-decided',
    locale: 'pl',
    mail: {
      subject: 'Jest odpowiedź na Twoją uwagę',
      blocks: [
        { kind: 'heading', text: 'Uwzględniliśmy Twoją uwagę' },
        { kind: 'paragraph', text: 'Posadzimy lipy wzdłuż ścieżki nad Nettą.' },
        { kind: 'button', label: 'Zobacz uzasadnienie', url: '/konsultacje/park-nad-netta' },
      ],
    },
    ...given,
  }
}

export const aSubject = () => ({ kind: 'process', id: newId() })

export const refusedAs = (given: Partial<Refused> = {}): Delivery => ({
  state: 'failed',
  code: 550,
  reason: '5.1.1 no such user',
  class: 'address',
  ...given,
})

/** A transport that keeps what it was given and answers as it is told; `accepted` when it is told nothing. */
export function keepingTransport(
  answer: (mail: Mail, count: number) => Delivery | Promise<Delivery> = () => ({ state: 'accepted' }),
) {
  const sent: Mail[] = []
  const transport: MailTransport = {
    kind: 'folder',
    async send(mail) {
      sent.push(mail)
      return answer(mail, sent.length)
    },
    async close() {},
  }
  return { ...transport, sent }
}

export const withTransport = <H extends House>(house: H, mail: MailTransport): H => ({ ...house, mail })

/** State, tries and reason of every letter, oldest first. */
export async function outboxOf(db: Db) {
  const { rows } = await sql<{
    template: string
    state: string
    attempts: number
    reason: string | null
    text: string | null
    email: string | null
  }>`
    select template, state, attempts, reason, body_text as text, to_email as email from notices.messages order by id`.execute(
    db,
  )
  return rows
}

export const emptyNotices = (db: Db) =>
  sql`truncate notices.messages, notices.followers, notices.preferences, notices.digests, notices.digest_items,
    notices.notifications, notices.push_devices, notices.letter_words, notices.fanouts, notices.bounces, notices.suppressions`.execute(
    db,
  )
