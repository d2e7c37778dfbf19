import type { FoundConsultation } from '../../modules/consultations/index.ts'
import { stagesOf } from '../../modules/processes/index.ts'
import { bringSurvey } from '../../modules/surveys/index.ts'
import type { Context } from '../../platform/context.ts'
import { surveysPorts } from '../wiring.tsx'
import { awake, spread } from './calendar.ts'
import type { Story } from './story.ts'
import type { Teller } from './tell.ts'

/** Surveys of the story with everything people answered, all answers stored at once. */
export async function survey(context: Context, { calendar }: Teller, story: Story, { process }: FoundConsultation) {
  if (!story.surveys) return
  const stages = await stagesOf(context.db, process.id)
  for (const { definition, stage, days, settings, count, answers, interest } of story.surveys) {
    const closes = calendar.at(story.days.closes, '22:40')
    const until = [calendar.now.subtract({ minutes: 35 }), closes].sort(Temporal.Instant.compare)[0] ?? closes
    const moments = days.opened === undefined ? [] : spread(count, calendar.at(days.opened, '07:30'), until).map(awake)
    await bringSurvey(context, surveysPorts, process, {
      definition,
      stageId: stages.find(({ title }) => title === stage)?.id ?? null,
      settings,
      draftedAt: calendar.workday(days.drafted, '11:20'),
      openedAt: days.opened === undefined ? null : calendar.at(days.opened, '00:00'),
      answers: answers(moments),
      interest,
    })
  }
}
