import type { FormDefinition, Question, QuestionBase, Words } from '../../forms/index.ts'
import { LEARNT, STATEMENTS } from './rules.ts'

/** A sentence in both languages by its key. */
export type Say = (key: string) => Words

/**
 * The survey, the same for every consultation of the portal: only equal questions let consultations be compared. What
 * people write in their own words is read by the team alone.
 */
export function evaluationDefinition(say: Say): FormDefinition {
  const base = (id: string, given: Partial<QuestionBase> = {}): QuestionBase => ({
    id,
    label: say(`consultations.evaluation.question.${id}`),
    hint: {},
    help: {},
    required: false,
    visibility: 'public',
    showWhen: null,
    skips: ['unknown'],
    ...given,
  })
  const scale = (id: string): Question => ({
    ...base(id),
    type: 'scale',
    from: 1,
    to: 5,
    fromLabel: say('consultations.evaluation.scale.from'),
    toLabel: say('consultations.evaluation.scale.to'),
  })
  const words = (id: string): Question => ({
    ...base(id, { visibility: 'private', skips: [] }),
    type: 'long-text',
    maxLength: 2000,
  })
  return {
    languages: ['pl', 'en'],
    title: say('consultations.evaluation.title'),
    intro: say('consultations.evaluation.intro'),
    thanks: say('consultations.evaluation.thanks'),
    layout: 'page',
    quotas: [],
    sections: [
      {
        id: 'evaluation',
        title: {},
        text: {},
        showWhen: null,
        questions: [
          ...STATEMENTS.map(scale),
          {
            ...base('learnt', { skips: [] }),
            type: 'multiple',
            shuffled: false,
            min: null,
            max: null,
            options: LEARNT.map((id) => ({ id, label: say(`consultations.evaluation.learnt.${id}`) })),
          },
          words('good'),
          words('better'),
        ],
      },
    ],
  }
}
