import { dateOf } from '../../../../platform/clock.ts'
import type { Block } from '../../../../platform/documents/model.ts'
import type { Translate } from '../../../../platform/texts/index.ts'
import { pathOf } from '../../../processes/index.ts'
import type { Outcome } from '../../../remarks/index.ts'
import { STATEMENTS } from '../../evaluation/kind.ts'
import { keyValues, paragraph, table } from '../block-builders.ts'
import type { Facts } from '../facts.ts'
import { MEETINGS, number } from './words.ts'

/** Part ten: the course in numbers, and what participants said of it. */
export function evaluationChapter(facts: Facts, t: Translate): Block[] {
  const { process, participation, outcomes, stages, announcedIn } = facts
  const letters = outcomes.reduce((sum, one) => sum + one.letters, 0)
  const all = participation.reduce((sum, one) => sum + one.count, 0)
  const heard = lettersWith(['accepted', 'partly-accepted'], outcomes)
  return [
    ...keyValues([
      [
        t('consultations.report.days'),
        process.opensAt && process.closesAt
          ? number(dateOf(process.opensAt).until(dateOf(process.closesAt)).days + 1)
          : '',
      ],
      [t('consultations.report.channels'), number(new Set(participation.map(({ channel }) => channel)).size)],
      [t('consultations.report.meetings-count'), number(stages.filter(({ kind }) => MEETINGS.has(kind)).length)],
      [t('consultations.report.places-count'), number(announcedIn.length)],
      [t('consultations.report.answered'), t('consultations.report.of', { part: number(letters), all: number(all) })],
      [t('consultations.report.heard'), t('consultations.report.of', { part: number(heard), all: number(letters) })],
    ]),
    ...evaluationBlocks(facts, t),
  ]
}

/** What participants themselves said, in a version made after they were asked. */
function evaluationBlocks({ evaluation, process, origin }: Facts, t: Translate): Block[] {
  if (!evaluation) return []
  return [
    paragraph(t('evaluations.answers', { count: evaluation.answers })),
    ...table(
      t('evaluations.statements'),
      [t('evaluations.statement'), t('evaluations.mean'), t('evaluations.people')],
      STATEMENTS.map((id) => {
        const { mean, answers } = evaluation.means[id]
        return [
          t(`consultations.evaluation.question.${id}`),
          mean === null ? '–' : number(Math.round(mean * 10) / 10),
          number(answers),
        ]
      }),
      ['left', 'right', 'right'],
    ),
    {
      kind: 'note',
      text: [
        { text: `${t('evaluations.scale-note')} ` },
        { text: t('evaluations.see-results'), link: `${origin}${pathOf(process)}/ocena/wyniki` },
      ],
    },
  ]
}

const lettersWith = (wanted: Outcome[], outcomes: Facts['outcomes']) =>
  outcomes.filter(({ outcome }) => wanted.includes(outcome)).reduce((sum, one) => sum + one.letters, 0)
