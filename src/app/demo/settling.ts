import {
  type FoundConsultation,
  intakeSettingsOf,
  makeReport,
  publishReport,
  reportsOf,
  writePart,
} from '../../modules/consultations/index.ts'
import { acceptDecisions, confirmGroup, decide, remarkById } from '../../modules/remarks/index.ts'
import { personId } from '../../platform/actor.ts'
import { activities } from '../wiring.tsx'
import type { Answer, Story, StoryRemark } from './story.ts'
import type { As, Teller } from './tell.ts'

/** Decides what the story says was decided, for single remarks and for whole groups. */
export async function settle(
  as: As,
  { calendar, team }: Teller,
  story: Story,
  { process }: FoundConsultation,
  ids: Map<StoryRemark, string>,
) {
  const remarks = story.remarks ?? []
  const days = story.days.decided ?? Math.min(story.days.closes, -1)
  const context = as(team.clerk, calendar.workday(days, '12:45'))
  const settings = await intakeSettingsOf(context, process)
  const idsOf = (those: StoryRemark[]) => those.flatMap((remark) => ids.get(remark) ?? [])

  for (const { letters, answer } of story.campaigns ?? []) {
    const [first = ''] = idsOf(remarks.filter(({ letter }) => letter === letters))
    const { groupId } = (await remarkById(context.db, first)) ?? {}
    if (!groupId) throw new Error(`Letters of the campaign „${letters}” did not find each other`)
    await confirmGroup(context, process, groupId)
    if (answer) await decideAs({ groupId }, answer)
  }
  for (const [answer, those] of Map.groupBy(remarks, (remark) => remark.answer))
    if (answer) await decideAs({ remarkIds: idsOf(those) }, answer, await lastOf(idsOf(those)))

  // A remark that came after the day of deciding is answered soon after it came.
  async function lastOf(remarkIds: string[]): Promise<Temporal.Instant> {
    const found = await Promise.all(remarkIds.map((id) => remarkById(context.db, id)))
    const moments = found.flatMap((remark) => remark?.receivedAt.add({ minutes: 19 }) ?? [])
    return [context.now, ...moments].sort(Temporal.Instant.compare).at(-1) ?? context.now
  }

  // Where two people are wanted, the head of the team is the second.
  async function decideAs(
    target: { groupId: string } | { remarkIds: string[] },
    { outcome, reason, change = '', state }: Answer,
    now = context.now,
  ) {
    const byTwo = settings.secondAcceptance && !state
    const input = { outcome, reason, change, state: state ?? (byTwo ? ('to-verify' as const) : ('accepted' as const)) }
    const decisions = await decide({ ...context, now }, process, settings, target, input)
    if (byTwo) await acceptDecisions(as(team.head, now.add({ minutes: 5 })), process, settings, decisions)
  }
}

/** Writes what only people can write, has the report made and gives it its date. */
export async function report(as: As, { calendar, team }: Teller, story: Story, found: FoundConsultation) {
  if (!story.report) return
  const writing = as(team.head, calendar.workday(story.report.days - 1, '14:10'))
  await writePart(writing, found.process, 'conclusions', story.report.conclusions)
  await writePart(writing, found.process, 'evaluation', story.report.evaluation)
  if (story.report.protocols) await writePart(writing, found.process, 'protocols', story.report.protocols)
  if (story.report.costs) await writePart(writing, found.process, 'costs', story.report.costs)
  await makeReport(writing, found, { activities, madeBy: personId(team.head) })

  const publishAt = calendar.workday(story.report.days, '10:00')
  const [made] = await reportsOf(writing.db, found.process.id)
  if (made) await publishReport(as(team.head, publishAt), found.process, made, { publishAt, tells: false })
}
