import { formsPorts } from '../../src/app/wiring.tsx'
import { addReviewer, openCall } from '../../src/modules/meetings/call/actions.ts'
import { insertProposal } from '../../src/modules/meetings/call/store.ts'
import { aMeeting } from '../../src/modules/meetings/examples.ts'
import { addNational } from '../../src/modules/meetings/national/actions.ts'
import { addTrack, keepSession } from '../../src/modules/meetings/programme/actions.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'

/** A forum ahead with a track, a session, an open call and a proposal to review; a nationwide meeting beside it. */
export async function forumOf(context: Context, reviewer: { id: string }) {
  const startsAt = context.now.add({ hours: 24 * 40 })
  const meeting = await aMeeting(context, {
    kind: 'forum',
    title: 'Forum z naborem',
    startsAt,
    endsAt: startsAt.add({ hours: 6 }),
  })
  const track = await addTrack(context, meeting, { name: 'Budżety', room: 'sala 2' })
  const placed = { startsAt, endsAt: startsAt.add({ hours: 1 }) }
  const given = {
    id: null,
    trackId: track,
    title: 'Budżet w szkole',
    description: '',
    speakers: 'Ewa, urząd',
    ...placed,
  }
  const session = await keepSession(context, meeting, given, newId())
  await openCall(context, meeting, context.now.add({ hours: 24 * 20 }), formsPorts)
  await addReviewer(context, meeting, reviewer)
  const proposal = newId()
  await insertProposal(context.db, {
    id: proposal,
    answerId: newId(),
    meetingId: meeting.id,
    title: 'Panel bez nudy',
    summary: 'Jak prowadzić panel.',
    answers: '',
    name: 'Ewa Kamińska',
    about: 'urząd',
    email: 'ewa@example.org',
    locale: 'pl',
    proposedAt: context.now,
  })
  const day = Temporal.PlainDate.from('2026-10-05')
  const national = await addNational(
    context,
    { name: 'Forum Praktyków', place: 'Lublin', url: null, startsOn: day, endsOn: day, about: '', bringsBack: '' },
    newId(),
  )
  return { id: meeting.id, slug: meeting.slug, track, session: session.ok ? session.id : '', proposal, national }
}
