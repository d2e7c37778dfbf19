import type { Locale } from '../../../platform/texts/index.ts'
import type { FollowUp, FormDefinition, Question, QuestionType, Section, Words } from '../model.ts'
import { renamed, tidied } from './conditions.ts'
import { aQuestion, asType, type Fresh, mayFollowUp } from './kinds.ts'
import { followUpsOf, idsIn, idsOf, placeOf, sectionOf, withQuestion, withSection } from './walk.ts'

/*
 * What can be done to a form while it is designed. Everything here is total: an order about something that is not there
 * (somebody else removed it) gives the form back as it was. Ids stay with their things and are never given twice.
 */

/** Where a question should stand: in which section (or under which map question), before which of its own kind. */
export interface Place {
  /** A section, or a map question for what is asked of each shape. */
  in: string
  /** The question it comes before; null or an unknown one puts it last. */
  before: string | null
}

/**
 * Makes ids for a form.
 * @param random at least 8 letters and digits, so that an id of a question removed long ago does not come back
 */
export function freshFor(definition: FormDefinition, random: () => string): Fresh {
  const taken = new Set(idsIn(definition))
  return (word) => {
    let id = `${word}-${random()}`
    while (taken.has(id)) id = `${id}${random()}`
    taken.add(id)
    return id
  }
}

/** A new empty question; @returns the form and the id to open. */
export function addQuestion(definition: FormDefinition, type: QuestionType, place: Place, fresh: Fresh) {
  const question = aQuestion(type, fresh)
  const home = homeFor(definition, place, fresh)
  return { definition: insertQuestion(home.definition, question, home.place), id: question.id }
}

/** The place asked for where it is there; otherwise the end of the form, which gets its first section with its first question. */
function homeFor(definition: FormDefinition, place: Place, fresh: Fresh): { definition: FormDefinition; place: Place } {
  if (sectionOf(definition, place.in) || placeOf(definition, place.in)?.question.type === 'map')
    return { definition, place }
  const last = definition.sections.at(-1)
  if (last) return { definition, place: { in: last.id, before: null } }
  const grown = addSection(definition, null, fresh)
  return { definition: grown.definition, place: { in: grown.id, before: null } }
}

/** A question with its own ids, put where it should stand. */
export function insertQuestion(definition: FormDefinition, question: Question, place: Place): FormDefinition {
  if (sectionOf(definition, place.in))
    return withSection(definition, place.in, (section) => ({
      ...section,
      questions: insertedIn(section.questions, question, place.before),
    }))
  if (!mayFollowUp(question)) return definition
  return withQuestion(definition, place.in, (map) =>
    map.type === 'map'
      ? // Asked of every shape, so it has no condition.
        { ...map, followUps: insertedIn(map.followUps, { ...question, showWhen: null } as FollowUp, place.before) }
      : map,
  )
}

/** Without a question, and without what was asked about it in conditions and quotas. */
export const removeQuestion = (definition: FormDefinition, id: string): FormDefinition =>
  tidied(without(definition, id))

/** Moves a question, with its conditions, before another one or to the end of a section. */
export function moveQuestion(definition: FormDefinition, id: string, place: Place): FormDefinition {
  const placed = placeOf(definition, id)
  if (!placed || place.before === id || place.in === id) return definition
  const target = sectionOf(definition, place.in) ?? placeOf(definition, place.in)?.question
  if (!target || ('type' in target && (target.type !== 'map' || !mayFollowUp(placed.question)))) return definition
  return tidied(insertQuestion(without(definition, id), placed.question, place))
}

/** One place up or down; from the edge of its section a question goes on to the next one. */
export function stepQuestion(definition: FormDefinition, id: string, step: 'up' | 'down'): FormDefinition {
  const place = stepOf(definition, id, step)
  return place ? moveQuestion(definition, id, place) : definition
}

/** Where one step leads, or null at the end of the form. */
export function stepOf(definition: FormDefinition, id: string, step: 'up' | 'down'): Place | null {
  const placed = placeOf(definition, id)
  if (!placed) return null
  const sisters: Question[] = placed.parent ? followUpsOf(placed.parent) : placed.section.questions
  const home = placed.parent?.id ?? placed.section.id
  const { at } = placed
  if (step === 'up' && at > 0) return { in: home, before: sisters[at - 1]?.id ?? null }
  if (step === 'down' && at < sisters.length - 1) return { in: home, before: sisters[at + 2]?.id ?? null }
  if (placed.parent) return null
  const section = definition.sections.indexOf(placed.section) + (step === 'up' ? -1 : 1)
  const next = definition.sections[section]
  return next ? { in: next.id, before: step === 'up' ? null : (next.questions[0]?.id ?? null) } : null
}

/** A copy right after the original, with ids of its own. */
export function duplicateQuestion(definition: FormDefinition, id: string, fresh: Fresh) {
  const placed = placeOf(definition, id)
  if (!placed) return { definition, id }
  const { question: copy } = copyOf(placed.question, fresh)
  const sisters: Question[] = placed.parent ? followUpsOf(placed.parent) : placed.section.questions
  const place = { in: placed.parent?.id ?? placed.section.id, before: sisters[placed.at + 1]?.id ?? null }
  return { definition: insertQuestion(definition, copy, place), id: copy.id }
}

/** A question written anew under the id it has; conditions about answers it no longer offers go. */
export function rewriteQuestion(definition: FormDefinition, id: string, question: Question): FormDefinition {
  const parent = placeOf(definition, id)?.parent
  if (parent && !mayFollowUp(question)) return definition
  const written = withQuestion(definition, id, () => ({ ...question, id }))
  const ids = idsIn(written)
  // Ids of answers that belong to another question are refused: answers are kept under them.
  return new Set(ids).size === ids.length ? tidied(written) : definition
}

/** The same question of another type. */
export function changeType(definition: FormDefinition, id: string, type: QuestionType, fresh: Fresh): FormDefinition {
  const placed = placeOf(definition, id)
  return placed ? rewriteQuestion(definition, id, asType(placed.question, type, fresh)) : definition
}

/** Copies of questions, in order, with conditions among them kept and others left behind. */
export function importQuestions(definition: FormDefinition, questions: Question[], place: Place, fresh: Fresh) {
  const ids = new Map<string, string>()
  const copies = questions.map((question) => copyOf(question, fresh, ids).question)
  const linked = copies.map((copy) => ({ ...copy, showWhen: renamed(copy.showWhen, ids) }))
  const home = homeFor(definition, place, fresh)
  const grown = linked.reduce((form, question) => insertQuestion(form, question, home.place), home.definition)
  return { definition: tidied(grown), ids: linked.map(({ id }) => id) }
}

/** A new section after another one, or at the end. */
export function addSection(definition: FormDefinition, after: string | null, fresh: Fresh) {
  const section: Section = { id: fresh('s'), title: {}, text: {}, showWhen: null, questions: [] }
  const at = definition.sections.findIndex(({ id }) => id === after)
  const sections = definition.sections.toSpliced(at < 0 ? definition.sections.length : at + 1, 0, section)
  return { definition: { ...definition, sections }, id: section.id }
}

/** Cuts a section in two: the question and all below it go to a new one. */
export function splitSection(definition: FormDefinition, questionId: string, fresh: Fresh) {
  const placed = placeOf(definition, questionId)
  if (!placed || placed.parent || placed.at === 0) return { definition, id: placed?.section.id ?? '' }
  const grown = addSection(definition, placed.section.id, fresh)
  const moved = placed.section.questions.slice(placed.at)
  const cut = withSection(grown.definition, placed.section.id, (section) => ({
    ...section,
    questions: section.questions.slice(0, placed.at),
  }))
  return { definition: withSection(cut, grown.id, (section) => ({ ...section, questions: moved })), id: grown.id }
}

/** Without a section; its questions go to the one before it (the first one's to the next). The last one stays. */
export function removeSection(definition: FormDefinition, id: string): FormDefinition {
  const at = definition.sections.findIndex((section) => section.id === id)
  const gone = definition.sections[at]
  const heir = definition.sections[at === 0 ? 1 : at - 1]
  if (!gone || !heir) return definition
  const joined = at === 0 ? [...gone.questions, ...heir.questions] : [...heir.questions, ...gone.questions]
  return {
    ...definition,
    sections: definition.sections
      .filter((section) => section !== gone)
      .map((section) => (section === heir ? { ...section, questions: joined } : section)),
  }
}

/** Moves a section with its questions; null puts it last. */
export function moveSection(definition: FormDefinition, id: string, before: string | null): FormDefinition {
  const section = sectionOf(definition, id)
  if (!section || before === id) return definition
  const others = definition.sections.filter((other) => other !== section)
  return { ...definition, sections: insertedIn(others, section, before) }
}

export function stepSection(definition: FormDefinition, id: string, step: 'up' | 'down'): FormDefinition {
  const at = definition.sections.findIndex((section) => section.id === id)
  const edge = step === 'up' ? 0 : definition.sections.length - 1
  if (at < 0 || at === edge) return definition
  return moveSection(definition, id, definition.sections[step === 'up' ? at - 1 : at + 2]?.id ?? null)
}

/** Languages of the form in order; words in one that is taken away are kept in case it comes back. */
export function setLanguages(definition: FormDefinition, languages: Locale[]): FormDefinition {
  const unique = [...new Set(languages)]
  return unique.length > 0 ? { ...definition, languages: unique } : definition
}

/** Words with one language rewritten; an empty text leaves the language out. */
export function inLanguage(words: Words, locale: Locale, text: string): Words {
  const { [locale]: _, ...rest } = words
  return text ? { ...words, [locale]: text } : rest
}

/** The form without one question; conditions that ask about it are not looked at. */
function without(definition: FormDefinition, id: string): FormDefinition {
  return {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      questions: section.questions
        .filter((question) => question.id !== id)
        .map((question) =>
          question.type === 'map'
            ? { ...question, followUps: question.followUps.filter((followUp) => followUp.id !== id) }
            : question,
        ),
    })),
  }
}

/** @param ids where old and new ids are noted, when several questions are copied together */
function copyOf(question: Question, fresh: Fresh, ids = new Map<string, string>()): { question: Question } {
  for (const id of idsOf(question)) ids.set(id, fresh(id.split('-')[0] || 'p'))
  return { question: withIds(question, ids) }
}

function withIds(question: Question, ids: ReadonlyMap<string, string>): Question {
  const given = <T extends { id: string }>(thing: T): T => ({ ...thing, id: ids.get(thing.id) ?? thing.id })
  const copy = given(question)
  if ('options' in copy) copy.options = copy.options.map(given)
  if (copy.type === 'matrix') copy.rows = copy.rows.map(given)
  if (copy.type === 'map')
    copy.followUps = copy.followUps.map((followUp) => {
      const own = withIds(followUp, ids) as FollowUp
      return { ...own, showWhen: renamed(own.showWhen, ids) }
    })
  return copy
}

function insertedIn<T extends { id: string }>(things: T[], thing: T, before: string | null): T[] {
  const at = things.findIndex(({ id }) => id === before)
  return things.toSpliced(at < 0 ? things.length : at, 0, thing)
}
