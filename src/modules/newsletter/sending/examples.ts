import type { Context, House } from '../../../platform/context.ts'
import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { addressHash } from '../../notices/index.ts'
import { insertIssue, recordFacts, updateBlocks, updateWords } from '../issues/store.ts'
import type { NewsletterTables } from '../tables.ts'
import type { SendingPorts } from './ports.ts'

/** Addresses of as many people: `osoba-0001@example.org` and on. */
export const addresses = (count: number, host = 'example.org') =>
  Array.from({ length: count }, (_, index) => `osoba-${String(index + 1).padStart(5, '0')}@${host}`)

/** People who confirmed that they want the newsletter. */
export async function confirmedSubscribers({ db, house, now }: Context, emails: string[]) {
  const tables = db.withTables<NewsletterTables>()
  await tables
    .insertInto('newsletter.consent_texts')
    .values({ version: 'test', words: 'Chcę dostawać newsletter.', first_used_at: now })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
  for (let from = 0; from < emails.length; from += 1000)
    await tables
      .insertInto('newsletter.subscribers')
      .values(
        emails.slice(from, from + 1000).map((email) => ({
          id: newId(now.epochMilliseconds),
          address_hash: addressHash(house.config.secret, email),
          email,
          consent_version: 'test',
          consent_source: 'form',
          consented_at: now,
          confirmed_at: now,
        })),
      )
      .execute()
}

/** An issue whose moment has come. */
export async function scheduledIssue({ db, now }: Context, given: { subject?: string; at?: Temporal.Instant } = {}) {
  const id = newId(now.epochMilliseconds)
  await insertIssue(db, { id, submissionKey: newId(), at: now, by: null })
  await updateWords(
    db,
    id,
    {
      subject: given.subject ?? 'Jesień konsultacji: park, budżet i spotkanie w Augustowie',
      preheader: 'Trzy sprawy na październik',
      plainSummary: 'Można powiedzieć, co myślimy o parku nad Nettą.',
      topics: [],
      unitCodes: [],
      urgent: false,
      dueOn: null,
    },
    now,
  )
  await updateBlocks(
    db,
    { id, version: 2 },
    [
      { id: newId(), kind: 'heading', text: 'Trwają konsultacje' },
      {
        id: newId(),
        kind: 'text',
        text: 'Do 12 października czekamy na uwagi. [Więcej](https://bip.example.org/park?a=1&b=2).',
      },
      {
        id: newId(),
        kind: 'consultation',
        title: 'Park nad Nettą',
        text: 'Ścieżka, lipy i plac zabaw.',
        when: 'do 12 października 2026',
        place: 'Augustów',
        url: '/konsultacje/park-nad-netta',
        source: null,
      },
    ],
    now,
  )
  await recordFacts(db, id, { scheduled_at: given.at ?? now, scheduled_by: null })
  return id
}

/** A network with these coordinators. */
export const portsWith = (coordinators: { id: string; name: string; email: string }[] = []): SendingPorts => ({
  coordinators: async () => coordinators,
})

/** Recipients of every issue: address, state, tries, code, reason; by address. */
export async function deliveriesOf(db: Db) {
  const { rows } = await sql<{
    id: string
    email: string | null
    state: string
    attempts: number
    code: number | null
    reason: string | null
  }>`
    select delivery.id, subscriber.email, delivery.state, delivery.attempts, delivery.code, delivery.reason
    from newsletter.deliveries delivery
    left join newsletter.subscribers subscriber on subscriber.id = delivery.subscriber_id
    order by subscriber.email, delivery.id`.execute(db)
  return rows
}

export const emptyNewsletter = (db: Db) =>
  sql`truncate newsletter.issues, newsletter.subscribers, newsletter.sendings, newsletter.deliveries,
    newsletter.counted_links cascade`.execute(db)

/** A house that says its mail server is a real one, so that limits hold. */
export const withLimits = <H extends House>(
  house: H,
  limits: { most: number; seconds: number }[],
  connections = 4,
): H => ({
  ...house,
  config: { ...house.config, mail: { ...house.config.mail, limits, connections } },
})
