import type { Answers, FormDefinition, Question, QuestionBase, Words } from '../../forms/index.ts'

/** A sentence in both languages by its key. */
export type Say = (key: string) => Words

const KINDS = ['talk', 'workshop', 'debate', 'stand'] as const

/** What a proposal is read from; those who keep the meeting may add questions of their own beside these. */
export function callDefinition(say: Say): FormDefinition {
  const base = (id: string, given: Partial<QuestionBase> = {}): QuestionBase => ({
    id,
    label: say(`meetings.call.form.${id}`),
    hint: {},
    help: {},
    required: true,
    visibility: 'private',
    showWhen: null,
    skips: [],
    ...given,
  })
  const short = (id: string, maxLength: number, given: Partial<QuestionBase> = {}): Question => ({
    ...base(id, given),
    type: 'short-text',
    maxLength,
  })
  return {
    languages: ['pl', 'en'],
    title: say('meetings.call.form.heading'),
    intro: say('meetings.call.form.intro'),
    thanks: {},
    layout: 'page',
    quotas: [],
    sections: [
      {
        id: 'session',
        title: say('meetings.call.form.session'),
        text: {},
        showWhen: null,
        questions: [
          short('title', 160),
          {
            ...base('kind'),
            type: 'single',
            options: KINDS.map((id) => ({ id, label: say(`meetings.call.form.kind.${id}`) })),
            shuffled: false,
          },
          { ...base('summary', { hint: say('meetings.call.form.summary.hint') }), type: 'long-text', maxLength: 2000 },
          { ...base('needs', { required: false }), type: 'long-text', maxLength: 1000 },
        ],
      },
      {
        id: 'speaker',
        title: say('meetings.call.form.speaker'),
        text: {},
        showWhen: null,
        questions: [
          short('name', 100),
          short('about', 160, { required: false, hint: say('meetings.call.form.about.hint') }),
          short('email', 254),
          { ...base('publication'), type: 'consent', text: say('meetings.call.form.agree'), version: 1 },
        ],
      },
    ],
  }
}

/** The questions a proposal is read from. */
export const QUESTIONS = ['title', 'kind', 'summary', 'needs', 'name', 'about', 'email', 'publication']

const textIn = (answers: Answers, id: string) => {
  const answer = answers[id]
  return answer && 'text' in answer ? answer.text.trim() : ''
}

/** What was answered, as a proposal. */
export function proposalFrom(answers: Answers) {
  const kind = answers.kind && 'choice' in answers.kind ? answers.kind.choice : ''
  const needs = textIn(answers, 'needs')
  return {
    kind: KINDS.find((one) => one === kind) ?? null,
    title: textIn(answers, 'title'),
    summary: textIn(answers, 'summary'),
    needs,
    name: textIn(answers, 'name'),
    about: textIn(answers, 'about'),
    email: textIn(answers, 'email').toLowerCase(),
  }
}
