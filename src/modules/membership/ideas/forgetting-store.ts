import { type Db, sql } from '../../../platform/db/index.ts'
import { TAKEN_OUT } from '../../../platform/mask/index.ts'

/** Ideas and comments of a member, as a person gets their own. */
export async function wordsOf(db: Db, memberIds: readonly string[]) {
  const mine = sql`${[...memberIds]}::uuid[]`
  const ideas = await sql`
    select title, what, for_whom, needed, proposed_at::text, withdrawn_at::text from membership.ideas
    where member_id = any(${mine}) order by id`.execute(db)
  const comments = await sql`
    select c.body, c.written_at::text, i.title as idea from membership.idea_comments c
    join membership.ideas i on i.id = c.idea_id where c.member_id = any(${mine}) order by c.id`.execute(db)
  const supports = await sql`
    select i.title as idea, s.supported_at::text from membership.idea_supports s
    join membership.ideas i on i.id = s.idea_id where s.member_id = any(${mine}) order by s.supported_at`.execute(db)
  return { ideas: ideas.rows, comments: comments.rows, supports: supports.rows }
}

/**
 * What members proposed and said of it in public stays, by somebody who left; where they said their own name, address or
 * number in it, or an answer to them did, that is taken out.
 * @param said names, addresses and numbers of the person
 */
export async function maskWords(db: Db, memberIds: readonly string[], said: readonly string[]) {
  const words = said.filter((word) => word.trim().length > 3)
  if (words.length === 0 || memberIds.length === 0) return
  const pattern = words
    .map((word) =>
      word
        .trim()
        .replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')
        .replaceAll(/(\\\s)+/g, '\\s+'),
    )
    .join('|')
  const mine = sql`${[...memberIds]}::uuid[]`
  const masked = (column: string) =>
    sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${pattern}, ${TAKEN_OUT}, 'gi')`
  const columns = ['title', 'what', 'for_whom', 'needed'].map(masked)
  await sql`update membership.ideas set ${sql.join(columns)} where member_id = any(${mine})`.execute(db)
  await sql`update membership.idea_comments set ${sql.join(['body', 'hidden_reason'].map(masked))}
    where member_id = any(${mine}) or idea_id in (select id from membership.ideas where member_id = any(${mine}))`.execute(
    db,
  )
  await sql`update membership.idea_answers set ${masked('reason')}
    where idea_id in (select id from membership.ideas where member_id = any(${mine}))`.execute(db)
}
