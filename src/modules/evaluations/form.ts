import type { FormDefinition, Question, QuestionBase, Words } from '../forms/index.ts'
import type { EvaluationKind } from './kind.ts'
import { LEARNT } from './rules.ts'

/** A sentence in both languages by its key. */
export type Say = (key: string) => Words

/**
 * The survey, the same for every process of a kind: only equal questions let them be compared. What people write in
 * their own words is read by the team alone.
 */
export function evaluationDefinition({ statements, words: own }: EvaluationKind, say: Say): FormDefinition {
  const base = (id: string, given: Partial<QuestionBase> = {}, label = say(own(`question.${id}`))): QuestionBase => ({
    id,
    label,
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
    fromLabel: say('evaluations.scale.from'),
    toLabel: say('evaluations.scale.to'),
  })
  const words = (id: string): Question => ({
    ...base(id, { visibility: 'private', skips: [] }, say(`evaluations.question.${id}`)),
    type: 'long-text',
    maxLength: 2000,
  })
  return {
    languages: ['pl', 'en'],
    title: say(own('title')),
    intro: say(own('intro')),
    thanks: say('evaluations.thanks'),
    layout: 'page',
    quotas: [],
    sections: [
      {
        id: 'evaluation',
        title: {},
        text: {},
        showWhen: null,
        questions: [
          ...statements.map(scale),
          {
            ...base('learnt', { skips: [] }),
            type: 'multiple',
            shuffled: false,
            min: null,
            max: null,
            options: LEARNT.map((id) => ({ id, label: say(`evaluations.learnt.${id}`) })),
          },
          words('good'),
          words('better'),
        ],
      },
    ],
  }
}
