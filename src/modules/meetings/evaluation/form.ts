import type { FormDefinition, Question, QuestionBase, Words } from '../../forms/index.ts'

/** A sentence in both languages by its key. */
export type Say = (key: string) => Words

const PARTS = ['prepared', 'led', 'accessible', 'time'] as const
const GRADES = ['no', 'rather-no', 'rather-yes', 'yes'] as const

/** A short evaluation on one page: two scales, four sentences, two open questions. Those who keep the meeting may change it. */
export function evaluationDefinition(say: Say): FormDefinition {
  const base = (id: string, given: Partial<QuestionBase> = {}): QuestionBase => ({
    id,
    label: say(`meetings.evaluation.${id}`),
    hint: {},
    help: {},
    required: false,
    visibility: 'private',
    showWhen: null,
    skips: [],
    ...given,
  })
  const scale = (id: string, given: Partial<QuestionBase> = {}): Question => ({
    ...base(id, given),
    type: 'scale',
    from: 1,
    to: 5,
    fromLabel: say(`meetings.evaluation.${id}.from`),
    toLabel: say(`meetings.evaluation.${id}.to`),
  })
  const long = (id: string): Question => ({ ...base(id), type: 'long-text', maxLength: 2000 })
  return {
    languages: ['pl', 'en'],
    title: say('meetings.evaluation.title'),
    intro: say('meetings.evaluation.intro'),
    thanks: say('meetings.evaluation.thanks'),
    layout: 'page',
    quotas: [],
    sections: [
      {
        id: 'meeting',
        title: {},
        text: {},
        showWhen: null,
        questions: [
          scale('overall', { required: true }),
          scale('useful'),
          {
            ...base('parts'),
            type: 'matrix',
            rows: PARTS.map((id) => ({ id, label: say(`meetings.evaluation.parts.${id}`) })),
            options: GRADES.map((id) => ({ id, label: say(`meetings.evaluation.grade.${id}`) })),
          },
          long('take'),
          long('better'),
        ],
      },
    ],
  }
}
