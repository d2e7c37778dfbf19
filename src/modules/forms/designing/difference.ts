import type { Condition, FormDefinition, Question, Section, Words } from '../model.ts'
import { type Placed, placedIn } from './walk.ts'

/** One thing that differs between two states of a form; a page says it in words. */
export interface Change {
  what: 'form' | 'section' | 'question' | 'option' | 'row' | 'quota'
  how: 'added' | 'removed' | 'moved' | 'changed'
  /** Whose it is: a section, a question (of an option, its question), a quota; null for the form itself. */
  id: string | null
  /** Words to know it by, as they are now or were before it was removed. */
  name: Words
  /** Which property changed: a key of `designing.property.…`. */
  property?: string
  before?: Words | string | number | boolean | null
  after?: Words | string | number | boolean | null
  /** A condition is said in words by the page, which knows the questions. */
  conditions?: { before: Condition | null; after: Condition | null }
}

/** What was changed from one state of a form to another, in the order of the later one. */
export function differencesOf(before: FormDefinition, after: FormDefinition): Change[] {
  return [
    ...propertiesOf({ what: 'form', id: null, name: after.title }, before, after, [
      'title',
      'intro',
      'thanks',
      'layout',
    ]),
    ...(String(before.languages) === String(after.languages)
      ? []
      : [
          {
            what: 'form' as const,
            how: 'changed' as const,
            id: null,
            name: after.title,
            property: 'languages',
            before: before.languages.join(', '),
            after: after.languages.join(', '),
          },
        ]),
    ...sectionChanges(before.sections, after.sections),
    ...questionChanges(before, after),
    ...quotaChanges(before, after),
  ]
}

type Subject = Pick<Change, 'what' | 'id' | 'name'>

function sectionChanges(before: Section[], after: Section[]): Change[] {
  return listChanges(
    before,
    after,
    (section) => ({ what: 'section', id: section.id, name: section.title }),
    (old, now) => [
      ...propertiesOf({ what: 'section', id: now.id, name: now.title }, old, now, ['title', 'text']),
      ...conditionChange({ what: 'section', id: now.id, name: now.title }, old.showWhen, now.showWhen),
    ],
  )
}

function questionChanges(before: FormDefinition, after: FormDefinition): Change[] {
  const flat = (definition: FormDefinition) =>
    placedIn(definition).map((placed) => ({ ...placed, id: placed.question.id }))
  const subject = ({ question }: Placed): Subject => ({ what: 'question', id: question.id, name: question.label })
  const home = (placed: Placed) => placed.parent?.id ?? placed.section.id
  return listChanges(flat(before), flat(after), subject, (old, now) => inQuestion(old.question, now.question), home)
}

/** Properties told apart from the lists a question holds. */
const LISTS = new Set(['options', 'rows', 'followUps', 'showWhen', 'id'])

function inQuestion(old: Question, now: Question): Change[] {
  const subject: Subject = { what: 'question', id: now.id, name: now.label }
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])].filter((name) => !LISTS.has(name))
  return [
    ...propertiesOf(subject, flattened(old), flattened(now), names),
    ...conditionChange(subject, old.showWhen, now.showWhen),
    ...(['options', 'rows'] as const).flatMap((list) => itemChanges(list, old, now)),
  ]
}

type Item = { id: string; label: Words; other?: boolean; alone?: boolean; fixed?: boolean }

function itemChanges(list: 'options' | 'rows', old: Question, now: Question): Change[] {
  const itemsOf = (question: Question): Item[] =>
    (list === 'rows'
      ? question.type === 'matrix'
        ? question.rows
        : []
      : 'options' in question
        ? question.options
        : []) as Item[]
  const subject = (item: Item): Subject => ({ what: list === 'rows' ? 'row' : 'option', id: now.id, name: item.label })
  return listChanges(itemsOf(old), itemsOf(now), subject, (one, other) =>
    propertiesOf(subject(other), one, other, ['label', 'other', 'alone', 'fixed']),
  )
}

function quotaChanges(before: FormDefinition, after: FormDefinition): Change[] {
  const subject = (quota: { id: string }): Subject => ({ what: 'quota', id: quota.id, name: {} })
  return listChanges(before.quotas, after.quotas, subject, (old, now) => [
    ...propertiesOf(subject(now), old, now, ['limit', 'then']),
    ...conditionChange(subject(now), old.when, now.when),
  ])
}

/**
 * Removed first, then each thing as it stands now. What only made way for others has not moved: as many as possible
 * keep their order, and the rest are called moved.
 */
function listChanges<T extends { id: string }>(
  before: T[],
  after: T[],
  subject: (thing: T) => Subject,
  inside: (old: T, now: T) => Change[],
  home: (thing: T) => string = () => '',
): Change[] {
  const old = new Map(before.map((thing) => [thing.id, thing]))
  const now = new Set(after.map(({ id }) => id))
  const staying = stayingIn(before, after)
  return [
    ...before.filter(({ id }) => !now.has(id)).map((thing) => ({ ...subject(thing), how: 'removed' as const })),
    ...after.flatMap((thing): Change[] => {
      const was = old.get(thing.id)
      if (!was) return [{ ...subject(thing), how: 'added' }]
      const moved = !staying.has(thing.id) || home(was) !== home(thing)
      return [...(moved ? [{ ...subject(thing), how: 'moved' as const }] : []), ...inside(was, thing)]
    }),
  ]
}

/** Ids that keep their order: a longest increasing run of old places. */
function stayingIn(before: { id: string }[], after: { id: string }[]): Set<string> {
  const place = new Map(before.map(({ id }, at) => [id, at]))
  const common = after.flatMap(({ id }) => place.get(id) ?? [])
  const length: number[] = []
  const from: number[] = []
  for (const [at, value] of common.entries()) {
    let best = -1
    for (let earlier = 0; earlier < at; earlier++)
      if ((common[earlier] ?? 0) < value && (length[earlier] ?? 0) > (length[best] ?? 0)) best = earlier
    length.push((length[best] ?? 0) + 1)
    from.push(best)
  }
  const kept = new Set<string>()
  let at = length.indexOf(Math.max(0, ...length))
  for (; at >= 0; at = from[at] ?? -1) kept.add(before[common[at] ?? -1]?.id ?? '')
  return kept
}

function propertiesOf(subject: Subject, old: object, now: object, names: string[]): Change[] {
  return names.flatMap((property) => {
    const [before, after] = [old, now].map((thing) => (thing as Record<string, unknown>)[property] as Change['before'])
    if (same(before, after)) return []
    return [{ ...subject, how: 'changed' as const, property, before: before ?? null, after: after ?? null }]
  })
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

function conditionChange(subject: Subject, before: Condition | null, after: Condition | null): Change[] {
  if (same(before, after)) return []
  return [{ ...subject, how: 'changed', property: 'condition', conditions: { before, after } }]
}

/** Lists and the area of a map as one plain value each. */
function flattened(question: Question): Record<string, unknown> {
  const plain = Object.entries(question).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])
  const flat = Object.fromEntries(plain) as Record<string, unknown>
  if (question.type === 'map') flat.area = question.area.unitCode ?? ''
  return flat
}
