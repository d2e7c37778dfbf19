import { type Db, sql } from '../../platform/db/index.ts'

interface Person {
  id: string
  email: string
}

/** What a person said in date polls, and what they were invited to; by account or by address. */
export async function pollsAndInvitationsOf(db: Db, person: Person) {
  const { rows: answers } = await sql<{
    title: string
    name: string
    email: string | null
    note: string
    answered_at: Temporal.Instant | null
    answers: { at: string; answer: string }[]
  }>`
    select q.title, p.name, p.email, p.note, p.answered_at, coalesce((
      select json_agg(json_build_object('at', d.starts_at, 'answer', a.answer) order by d.starts_at)
      from meetings.poll_answers a join meetings.poll_dates d on d.id = a.date_id where a.poll_person_id = p.id
    ), '[]'::json) as answers
    from meetings.poll_people p join meetings.date_polls q on q.id = p.poll_id
    where p.person_id = ${person.id} or lower(p.email) = lower(${person.email})
    order by p.number`.execute(db)
  const { rows: invitations } = await sql<{
    title: string
    name: string
    email: string | null
    invited_at: Temporal.Instant
    declined_at: Temporal.Instant | null
  }>`
    select m.title, i.name, i.email, i.invited_at, i.declined_at
    from meetings.invitations i join meetings.meetings m on m.id = i.meeting_id
    where i.person_id = ${person.id} or lower(i.email) = lower(${person.email})
    order by i.id`.execute(db)
  return {
    dateAnswers: answers.map((row) => ({
      poll: row.title,
      name: row.name,
      email: row.email,
      note: row.note,
      answeredAt: row.answered_at?.toString() ?? null,
      answers: row.answers,
    })),
    invitations: invitations.map((row) => ({
      meeting: row.title,
      name: row.name,
      email: row.email,
      invitedAt: row.invited_at.toString(),
      declinedAt: row.declined_at?.toString() ?? null,
    })),
  }
}

/** An answer in a poll is nobody's without the person; neither is an invitation. */
export async function forgetInPolls(db: Db, person: Person) {
  await sql`delete from meetings.poll_people
    where person_id = ${person.id} or lower(email) = lower(${person.email})`.execute(db)
  await sql`delete from meetings.invitations
    where person_id = ${person.id} or lower(email) = lower(${person.email})`.execute(db)
  await sql`delete from meetings.calendar_keys where person_id = ${person.id}`.execute(db)
  await sql`update meetings.date_polls set created_by = null where created_by = ${person.id}`.execute(db)
  await sql`update meetings.invitations set invited_by = null where invited_by = ${person.id}`.execute(db)
}

/** Ends answers of polls whose last act, or last day, was before this moment, and invitations a year after the meeting. */
export async function endPolls(db: Db, before: { polls: Temporal.Instant; invitations: Temporal.Instant }) {
  const answers = await sql`
    delete from meetings.poll_people p using meetings.date_polls q
    where q.id = p.poll_id and greatest(
      coalesce(q.chosen_at, q.called_off_at),
      case when coalesce(q.chosen_at, q.called_off_at) is null then (
        select max(greatest(d.starts_at, q.created_at)) from meetings.poll_dates d where d.poll_id = q.id
      ) end
    ) < ${before.polls}`.execute(db)
  const invitations = await sql`
    delete from meetings.invitations i using meetings.meetings m
    where m.id = i.meeting_id and m.ends_at < ${before.invitations}`.execute(db)
  return Number(answers.numAffectedRows ?? 0n) + Number(invitations.numAffectedRows ?? 0n)
}
