import {
  addMilestone,
  EVALUATION,
  endMilestone,
  type FoundConsultation,
  findConsultation,
  isHeld,
  milestoneById,
  STATEMENTS,
  writeProtocol,
} from '../../modules/consultations/index.ts'
import { askForEvaluation, bringEvaluation } from '../../modules/evaluations/index.ts'
import type { Answers } from '../../modules/forms/index.ts'
import { stagesOf } from '../../modules/processes/index.ts'
import { formsPorts } from '../wiring.tsx'
import type { Story } from './story.ts'
import { chanceOf } from './surveys/chance.ts'
import type { As, Teller } from './tell.ts'

/** Before the report: a protocol of each meeting and walk that was held, and the next steps. */
export async function prepareClosing(as: As, { calendar, team }: Teller, story: Story, found: FoundConsultation) {
  const { closing, report } = story
  if (!closing || !report) return new Map<string, string>()
  const writing = as(team.head, calendar.workday(report.days - 3, '11:20'))
  for (const stage of await stagesOf(writing.db, found.process.id)) {
    const protocol = closing.protocols.find(({ stage: title }) => stage.title.startsWith(title))
    if (protocol && isHeld(stage, writing.now))
      await writeProtocol(writing, found.process, stage, {
        ledBy: protocol.ledBy,
        writtenDownBy: protocol.writtenDownBy ?? '',
        participants: protocol.participants,
        course: protocol.course,
        findings: protocol.findings ?? '',
        fileId: null,
      })
  }
  const steps = new Map<string, string>()
  for (const { title, responsible, due, description = '' } of closing.steps)
    steps.set(
      title,
      await addMilestone(writing, found.process, { title, description, responsible, dueOn: calendar.date(due) }),
    )
  return steps
}

/** After the report: steps that are done, and what participants said of the consultation. */
export async function close(
  as: As,
  { calendar, team }: Teller,
  story: Story,
  { slug, steps }: { slug: string; steps: Map<string, string> },
) {
  const { closing, report } = story
  if (!closing || !report) return
  for (const { title, done } of closing.steps) {
    if (!done) continue
    const ending = as(team.head, calendar.workday(done.day, '12:40'))
    const { process } = await findConsultation(ending, slug)
    const step = await milestoneById(ending.db, steps.get(title) ?? '')
    if (step)
      await endMilestone(ending, process, step, {
        doneOn: calendar.date(done.day),
        outcome: done.outcome,
        fileId: null,
      })
  }
  // Two days after a report of a Friday is a Sunday, whose workday is that Friday, before the report came out.
  const isSunday = calendar.date(report.days + 2).dayOfWeek === 7
  const asking = as(team.head, calendar.workday(report.days + (isSunday ? 3 : 2), '09:10'))
  const { process } = await findConsultation(asking, slug)
  await askForEvaluation(asking, formsPorts, EVALUATION, process)
  const { answers, mood } = closing.evaluation
  const chance = chanceOf(answers * 31 + story.title.length)
  const given = Array.from({ length: answers }, (_, index) => ({
    answers: opinion(chance, mood, closing.evaluation.words?.[index]),
    at: asking.now.add({ hours: 3 + index * 2 }),
  }))
  // In the transaction of the chapter: on the embedded engine nobody else could write meanwhile.
  await bringEvaluation({ ...asking, actor: { kind: 'system', name: 'demo' } }, EVALUATION, process, given)
}

function opinion(chance: ReturnType<typeof chanceOf>, mood: number, better: string | undefined): Answers {
  const answers: Answers = {
    learnt: {
      choices: chance.some({ portal: 0.35, office: 0.2, poster: 0.3, media: 0.25, people: 0.4, letter: 0.15 }),
    },
  }
  for (const statement of STATEMENTS) {
    // People trust least that their voice mattered, in the demonstration as everywhere.
    const middle = mood + (statement === 'heard' ? -0.6 : statement === 'easy' ? 0.3 : 0)
    answers[statement] = chance.isIn(0.06) ? { skipped: 'unknown' } : { number: chance.around(middle, 1, 1, 5) }
  }
  if (better) answers.better = { text: better }
  return answers
}
