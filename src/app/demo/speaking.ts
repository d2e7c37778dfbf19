import type { FoundConsultation } from '../../modules/consultations/index.ts'
import type { Process } from '../../modules/processes/index.ts'
import { type BroughtRemark, bringRemarks, groupAll } from '../../modules/remarks/index.ts'
import { personId } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { awake, spread } from './calendar.ts'
import type { Team } from './people.ts'
import type { Story, StoryRemark } from './story.ts'
import type { Teller } from './tell.ts'

/** Everything people said, each at a moment of the weeks when it could be said. @returns the id of each remark */
export async function speak(
  context: Context,
  { calendar, team }: Teller,
  story: Story,
  { process }: FoundConsultation,
): Promise<Map<StoryRemark, string>> {
  const remarks = story.remarks ?? []
  if (remarks.length === 0) return new Map()
  const opens = calendar.at(story.days.opens, '07:10')
  const closes = calendar.at(story.days.closes, '23:30')
  const last = story.cancelled ? calendar.workday(story.cancelled.days, '12:00') : closes
  const until = [calendar.now.subtract({ minutes: 25 }), last].sort(Temporal.Instant.compare)[0] ?? last
  const inTime = remarks.filter(({ late }) => !late)
  const moments = spread(inTime.length, opens, until)
  const lateMoments = spread(
    remarks.length - inTime.length,
    calendar.at(story.days.closes + 1, '08:30'),
    calendar.at(story.days.closes + 4, '15:00'),
  )
  const brought = remarks.map((remark) =>
    broughtRemark(remark, (remark.late ? lateMoments : moments).shift() ?? until, process, team),
  )

  const ids = await bringRemarks({ ...context, now: until }, process, brought)
  await groupAll({ ...context, now: until }, process.id)
  return new Map(remarks.map((remark, index) => [remark, ids[index] ?? '']))
}

function broughtRemark(
  remark: StoryRemark,
  moment: Temporal.Instant,
  process: Process,
  { clerk }: Team,
): BroughtRemark {
  const channel = remark.channel ?? 'web'
  const receivedAt = awake(moment)
  return {
    body: remark.text,
    channel,
    receivedAt,
    ...(remark.by ? { signature: remark.by } : {}),
    ...(remark.author ? { authorName: remark.author } : {}),
    ...(remark.organisation ? { organisationName: remark.organisation } : {}),
    ...(remark.quotation ? { quotation: remark.quotation } : {}),
    ...(remark.topic ? { topic: remark.topic } : {}),
    ...(remark.point ? { point: { lon: remark.point[0], lat: remark.point[1] } } : {}),
    ...(remark.place ? { placeWords: remark.place } : {}),
    ...(channel === 'web' ? {} : { enteredAt: receivedAt.add({ minutes: 18 }), enteredBy: personId(clerk) }),
    ...(remark.waits ? { waits: true } : {}),
    ...(remark.email ? { email: remark.email } : {}),
    ...(remark.who
      ? { statistics: { ageBand: remark.who[0], gender: remark.who[1], unitCode: process.unitCode } }
      : {}),
  }
}
