import { type Db, sql } from '../../platform/db/index.ts'

export interface NewsletterConsent {
  email: string
  name: string
  personId: string | null
  /** The words of the declaration that were agreed to. */
  words: string
  givenAt: Temporal.Instant
  takenBackAt: Temporal.Instant | null
}

/** The latest consent to the newsletter of each member with an address, also when it was taken back. Declarations that wait give none. */
export async function newsletterConsents(db: Db): Promise<NewsletterConsent[]> {
  const { rows } = await sql<{
    email: string
    name: string
    person_id: string | null
    words: string
    given_at: Temporal.Instant
    taken_back_at: Temporal.Instant | null
  }>`
    select distinct on (m.id) m.email, m.name, m.person_id, t.words -> 'pl' ->> 'newsletter' as words, c.given_at,
      c.taken_back_at
    from membership.consents c
    join membership.members m on m.id = c.member_id
    join membership.texts t on t.id = c.text_id
    where c.purpose = 'newsletter' and m.email is not null and m.merged_into is null
    order by m.id, c.given_at desc, c.id desc`.execute(db)
  return rows.map((row) => ({
    email: row.email,
    name: row.name,
    personId: row.person_id,
    words: row.words,
    givenAt: row.given_at,
    takenBackAt: row.taken_back_at,
  }))
}
