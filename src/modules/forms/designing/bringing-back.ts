import type { Condition, FormDefinition, Question } from '../model.ts'
import { fits, pruned, questionOf } from './conditions.ts'
import { insertQuestion, moveQuestion } from './operations.ts'
import { listOf, withList } from './options.ts'
import {
  atomsOf,
  followUpsOf,
  idsIn,
  idsOf,
  placedIn,
  placeOf,
  sectionOf,
  withQuestion,
  withQuestions,
} from './walk.ts'

/*
 * Bringing back what was removed, into the form as it is now: others may have gone on working. What is brought back
 * returns to its old place, or as near to it as what is left allows; what is there already stays as it is.
 */

/** @param before the form just before the thing was removed */
export function bringBack(now: FormDefinition, before: FormDefinition, id: string): FormDefinition {
  if (sectionOf(before, id)) return bringBackSection(now, before, id)
  if (placeOf(before, id)) return bringBackQuestion(now, before, id)
  return bringBackOption(now, before, id)
}

function bringBackQuestion(now: FormDefinition, before: FormDefinition, id: string): FormDefinition {
  const placed = placeOf(before, id)
  const taken = new Set(idsIn(now))
  if (!placed || idsOf(placed.question).some((own) => taken.has(own))) return now
  const home = placed.parent?.id ?? placed.section.id
  const there = sectionOf(now, home) ?? placeOf(now, home)?.question
  const sisters: Question[] = placed.parent ? followUpsOf(placed.parent) : placed.section.questions
  const place = { in: there ? home : (now.sections.at(-1)?.id ?? ''), before: nextOf(now, sisters, placed.at) }
  const back = insertQuestion(now, { ...placed.question, showWhen: null }, place)
  return withConditionsOf(back, before, new Set(idsOf(placed.question)))
}

/** The section again, with those of its questions that still stand where removing it put them. */
function bringBackSection(now: FormDefinition, before: FormDefinition, id: string): FormDefinition {
  const at = before.sections.findIndex((section) => section.id === id)
  const section = before.sections[at]
  if (!section || sectionOf(now, id)) return now
  const heir = before.sections[at === 0 ? 1 : at - 1]?.id
  const next = before.sections.slice(at + 1).find((later) => sectionOf(now, later.id))
  const to = now.sections.findIndex((later) => later.id === next?.id)
  const empty = { ...section, showWhen: null, questions: [] }
  const grown = { ...now, sections: now.sections.toSpliced(to < 0 ? now.sections.length : to, 0, empty) }
  const filled = section.questions
    .filter(({ id }) => placeOf(now, id)?.section.id === heir)
    .reduce((form, question) => moveQuestion(form, question.id, { in: id, before: null }), grown)
  return withConditionsOf(filled, before, new Set([id]))
}

/** An answer or a row, at the end of its question or before the one that followed it. */
function bringBackOption(now: FormDefinition, before: FormDefinition, id: string): FormDefinition {
  if (idsIn(now).includes(id)) return now
  for (const { question } of placedIn(before))
    for (const list of ['options', 'rows'] as const) {
      const items = listOf(question, list)
      const at = items.findIndex((item) => item.id === id)
      const item = items[at]
      if (!item) continue
      const back = withQuestion(now, question.id, (present) => {
        const left = listOf(present, list)
        const to = left.findIndex((other) => items.slice(at + 1).some(({ id }) => id === other.id))
        return withList(present, list, left.toSpliced(to < 0 ? left.length : to, 0, item))
      })
      return withConditionsOf(back, before, new Set([id]))
    }
  return now
}

/** The nearest later sister that is still in the form. */
const nextOf = (now: FormDefinition, sisters: Question[], at: number): string | null =>
  sisters.slice(at + 1).find(({ id }) => placeOf(now, id))?.id ?? null

/**
 * Puts back what was asked about the things that have returned, and the conditions they had themselves, wherever nobody
 * has written others since.
 */
function withConditionsOf(now: FormDefinition, before: FormDefinition, back: ReadonlySet<string>): FormDefinition {
  const present = new Set(idsIn(now))
  const about = (condition: Condition) =>
    atomsOf(condition).some(
      (atom) =>
        back.has(questionOf(atom)) ||
        atom.question.split('/').some((id) => back.has(id)) ||
        ('chosen' in atom && back.has(atom.chosen)),
    )
  // What it asked of others may be gone since: an answer taken away, a question of another type now.
  const asked = new Map(now.sections.flatMap(({ questions }) => questions).map((one) => [one.id, one]))
  const sound = (condition: Condition) => atomsOf(condition).every((atom) => fits(atom, asked.get(questionOf(atom))))
  const again = (owner: string, current: Condition | null, old: Condition | null | undefined): Condition | null => {
    if (!old || !sound(old) || !(about(old) || back.has(owner))) return current
    return current === null || isRestOf(current, old) ? old : current
  }
  const questions = withQuestions(now, (question) => ({
    ...question,
    showWhen: again(question.id, question.showWhen, placeOf(before, question.id)?.question.showWhen),
  }))
  const oldQuota = (id: string) => before.quotas.find((quota) => quota.id === id)?.when
  return {
    ...questions,
    sections: questions.sections.map((section) => ({
      ...section,
      showWhen: again(section.id, section.showWhen, sectionOf(before, section.id)?.showWhen),
    })),
    quotas: [
      ...questions.quotas.map((quota) => ({
        ...quota,
        when: again(quota.id, quota.when, oldQuota(quota.id)) ?? quota.when,
      })),
      ...before.quotas.filter(({ id, when }) => !present.has(id) && about(when) && sound(when)),
    ],
  }
}

/** Whether a condition is what removing something has left of another. */
function isRestOf(current: Condition, old: Condition): boolean {
  const left = new Set(atomsOf(current).map((atom) => JSON.stringify(atom)))
  return JSON.stringify(pruned(old, (atom) => left.has(JSON.stringify(atom)))) === JSON.stringify(current)
}
