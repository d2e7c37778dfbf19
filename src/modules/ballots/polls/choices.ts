import type { Definition, PollOption } from './definition.ts'

/** One mark: 1 for a plain vote, points, a score, or a place from 1 in a ranking. */
export interface Mark {
  id: string
  mark: number
}

/** What a person marked. Rankings in their order, everything else in the order of the options. */
export type Choice = Mark[]

/** One press of a button on the ballot. */
export type Press =
  | { act: 'add' | 'remove' | 'up' | 'down'; option: string }
  | { act: 'set'; option: string; mark: number }
  | { act: 'clear' }

export type Pressed =
  | { ok: true; choice: Choice }
  | { ok: false; reason: 'too-many' | 'too-dear' | 'no-points-left' | 'unknown' }

/** `3:1,5:1`; nothing marked is an empty text. Equal choices are equal texts. */
export const writeChoice = (choice: Choice) => choice.map(({ id, mark }) => `${id}:${mark}`).join(',')

/** @throws Error for what `writeChoice` does not write */
export function readChoice(text: string): Choice {
  if (text === '') return []
  return text.split(',').map((part) => {
    const [, id, mark] = /^([a-z0-9-]{1,40}):(\d{1,9})$/.exec(part) ?? []
    if (id === undefined || mark === undefined) throw new Error('not a choice')
    return { id, mark: Number(mark) }
  })
}

/** `add:3`, `set:3:5`, `clear`; null for anything else. */
export function readPress(text: string): Press | null {
  if (text === 'clear') return { act: 'clear' }
  const [, act, option = '', mark] = /^(add|remove|up|down|set):([a-z0-9-]{1,40})(?::(\d{1,6}))?$/.exec(text) ?? []
  if (act === 'set') return mark === undefined ? null : { act, option, mark: Number(mark) }
  return act === undefined || mark !== undefined ? null : { act: act as 'add', option }
}

/** What the choice becomes when a button is pressed, or why it stays. */
export function press(definition: Definition, before: Choice, pressed: Press): Pressed {
  if (pressed.act === 'clear') return { ok: true, choice: [] }
  const option = definition.options.find(({ id }) => id === pressed.option)
  if (!option) return { ok: false, reason: 'unknown' }
  if (pressed.act === 'remove') return settled(definition, without(definition, before, option.id))
  if (definition.shape.kind === 'ranking') return pressRanking(definition, before, pressed)
  const present = before.find(({ id }) => id === option.id)?.mark ?? 0
  const mark = pressed.act === 'set' ? pressed.mark : pressed.act === 'add' ? present + stepOf(definition, present) : -1
  if (mark < 0) return { ok: false, reason: 'unknown' }
  const one = only(definition) ? [] : before.filter(({ id }) => id !== option.id)
  // A number of a fixed set leaves the option it was given to before.
  const rest = definition.shape.kind === 'fixed-points' ? one.filter((each) => each.mark !== mark) : one
  return settled(
    definition,
    mark === 0 && definition.shape.kind !== 'score' ? rest : [...rest, { id: option.id, mark }],
  )
}

/** Whether one option alone can be marked: choosing another moves the mark. */
export const only = ({ shape }: Definition) => shape.kind === 'yes-no' || (shape.kind === 'choose' && shape.most === 1)

/** A plain vote is a vote however often it is pressed; points grow. */
const stepOf = ({ shape }: Definition, present: number) => (shape.kind === 'points' ? 1 : present === 0 ? 1 : 0)

function pressRanking(definition: Definition, before: Choice, pressed: Exclude<Press, { act: 'clear' }>): Pressed {
  const order = before.map(({ id }) => id)
  const at = order.indexOf(pressed.option)
  if (pressed.act === 'add' && at < 0) order.push(pressed.option)
  if (pressed.act === 'up' && at > 0) order.splice(at - 1, 2, order[at] as string, order[at - 1] as string)
  if (pressed.act === 'down' && at >= 0 && at < order.length - 1)
    order.splice(at, 2, order[at + 1] as string, order[at] as string)
  if (pressed.act === 'set') {
    if (at >= 0) order.splice(at, 1)
    order.splice(pressed.mark - 1, 0, pressed.option)
  }
  return settled(
    definition,
    order.map((id, place) => ({ id, mark: place + 1 })),
  )
}

function without(definition: Definition, choice: Choice, id: string): Choice {
  const rest = choice.filter((each) => each.id !== id)
  return definition.shape.kind === 'ranking' ? rest.map((each, place) => ({ ...each, mark: place + 1 })) : rest
}

function settled(definition: Definition, choice: Choice): Pressed {
  const sorted =
    definition.shape.kind === 'ranking'
      ? choice
      : definition.options.flatMap(({ id }) => choice.filter((each) => each.id === id))
  const reason = problemOf(definition, sorted)
  return reason ? { ok: false, reason } : { ok: true, choice: sorted }
}

/** Why a choice is beyond what the ballot allows; null when it is within. */
export function problemOf(
  { shape, options }: Definition,
  choice: Choice,
): Exclude<Pressed, { ok: true }>['reason'] | null {
  const known = new Map(options.map((option): [string, PollOption] => [option.id, option]))
  if (choice.some(({ id }) => !known.has(id)) || new Set(choice.map(({ id }) => id)).size < choice.length)
    return 'unknown'
  const sum = choice.reduce((total, { mark }) => total + mark, 0)
  switch (shape.kind) {
    case 'yes-no':
      return choice.length > 1 ? 'too-many' : choice.some(({ mark }) => mark !== 1) ? 'unknown' : null
    case 'choose':
      if (choice.some(({ mark }) => mark !== 1)) return 'unknown'
      return choice.length > shape.most ? 'too-many' : null
    case 'points':
      if (choice.some(({ mark }) => mark < 1)) return 'unknown'
      return sum > shape.total || choice.some(({ mark }) => mark > shape.each) ? 'no-points-left' : null
    case 'fixed-points': {
      const given = choice.map(({ mark }) => mark)
      return given.some((mark) => !shape.points.includes(mark)) || new Set(given).size < given.length ? 'unknown' : null
    }
    case 'score':
      return choice.some(({ mark }) => mark > shape.most) ? 'unknown' : null
    case 'ranking':
      if (choice.some(({ mark }, place) => mark !== place + 1)) return 'unknown'
      return choice.length > shape.most ? 'too-many' : null
    case 'knapsack':
      if (choice.some(({ mark }) => mark !== 1)) return 'unknown'
      return costOf(known, choice) > shape.budget ? 'too-dear' : null
  }
}

/** Grosze of everything marked. */
export const costOf = (options: Map<string, PollOption>, choice: Choice) =>
  choice.reduce((sum, { id }) => sum + (options.get(id)?.cost ?? 0), 0)

/** Whether a choice counts as it is: an empty one is turnout alone, one short of an exact number does not count yet. */
export function standingOf({ shape }: Definition, choice: Choice): 'counts' | 'blank' | 'incomplete' {
  if (choice.length === 0) return 'blank'
  if (shape.kind === 'choose' && shape.exactly && choice.length < shape.most) return 'incomplete'
  if (shape.kind === 'fixed-points' && choice.length < shape.points.length) return 'incomplete'
  return 'counts'
}
