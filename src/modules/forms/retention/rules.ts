import type { Answer, Answers, FormDefinition, Question } from '../model.ts'
import { questionsOf } from '../words.ts'

/** What people wrote, attached, drew or dated themselves may tell who they are; what they chose among, or counted, does not. */
const OWN_WORDS: ReadonlySet<Question['type']> = new Set(['short-text', 'long-text', 'file', 'date', 'map'])

export interface Served {
  /** What stays. */
  answers: Answers
  /** How many answers went, whole or in the words beside a choice. */
  removed: number
  /** Ids of files that were among them. */
  files: string[]
}

/**
 * One person's answers without what they wrote to the team alone; null when nothing of it is there. Chosen answers stay, for the
 * counts, without the words of one's own beside them (GDPR art. 5(1)(e): as long as the purpose needs it).
 */
export function withoutOwnWords(definition: FormDefinition, answers: Answers): Served | null {
  const kept: Answers = { ...answers }
  const files: string[] = []
  let removed = 0
  for (const { id, type, visibility } of questionsOf(definition)) {
    const answer = visibility === 'private' && Object.hasOwn(answers, id) ? answers[id] : undefined
    if (!answer || 'skipped' in answer) continue
    if (OWN_WORDS.has(type)) {
      delete kept[id]
      files.push(...filesOf(answer))
      removed += 1
    } else if ('other' in answer && answer.other) {
      const { other: _, ...choice } = answer
      kept[id] = choice as Answer
      removed += 1
    }
  }
  return removed === 0 ? null : { answers: kept, removed, files }
}

/** Whether a form asks for anything that ends this way. */
export const asksOwnWords = (definition: FormDefinition) =>
  questionsOf(definition).some(
    (question) =>
      question.visibility === 'private' &&
      (OWN_WORDS.has(question.type) ||
        ('options' in question && question.options.some((one) => 'other' in one && one.other))),
  )

// Of a map its follow-ups may have files too.
const filesOf = (answer: Answer): string[] => {
  if ('files' in answer) return answer.files
  return 'shapes' in answer ? answer.shapes.flatMap(({ followUps }) => Object.values(followUps).flatMap(filesOf)) : []
}
