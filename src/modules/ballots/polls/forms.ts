import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoMoment, ticked } from '../../../platform/http/index.ts'
import type { NewDefinition } from './actions.ts'
import { type PollOption, type Rule, SHAPES, type Shape, WAYS, YES_NO } from './definition.ts'

const text = (most: number) => z.string().trim().max(most, 'ballots.form.too-long')

/** Rules of budgets that are offered for a poll with money. */
export const BUDGET_RULES = [
  'greedy_votes',
  'greedy_votes_noskip',
  'mes_cost_add1_int_utilitarian',
  'phragmen',
] as const

const whole = (most: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine((digits) => digits === '' || (/^\d{1,9}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= most), {
      message: 'ballots.form.number',
    })

/** Everything a poll is made of, as it is typed. */
export const PollForm = z
  .object({
    owner: z.string().max(40).default(''),
    question: text(200).min(5, 'ballots.form.question.needed'),
    about: text(3000).default(''),
    shape: z.enum(SHAPES, 'ballots.form.shape.needed'),
    options: z.string().max(20_000).default(''),
    most: whole(100),
    exactly: ticked(),
    each: whole(1000),
    budget: z.string().trim().max(20).default(''),
    budgetRule: z.enum(BUDGET_RULES).default('greedy_votes'),
    seats: whole(100),
    needs: z.enum(['half', 'two-thirds', 'three-fifths']).default('half'),
    of: z.enum(['votes', 'present', 'all']).default('votes'),
    quorum: z.enum(['', 'half', 'third']).default(''),
    way: z.enum(WAYS, 'ballots.form.way.needed'),
    who: text(500).min(5, 'ballots.form.who.needed'),
    listLabel: text(100).default(''),
    basis: text(300).default(''),
    repeated: z.enum(['first', 'last']).default('first'),
    paper: text(1000).min(10, 'ballots.form.paper.needed'),
    takesPaper: ticked(),
    electorate: whole(50_000_000),
    draw: text(500).min(10, 'ballots.form.draw.needed'),
    opensAt: isoMoment('ballots.form.moment'),
    closesAt: isoMoment('ballots.form.moment'),
  })
  .superRefine((form, context) => {
    const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const options = form.shape === 'yes-no' ? YES_NO : optionsOf(form.options)
    if (options === null) problem('options', 'ballots.form.options.cost')
    else if (options.length < 2 || options.length > 500) problem('options', 'ballots.form.options.two')
    else if (new Set(options.map(({ label }) => label)).size < options.length)
      problem('options', 'ballots.form.options.same')
    if (form.shape === 'knapsack') {
      if (groszeOf(form.budget) === null) problem('budget', 'ballots.form.budget.needed')
      if (options?.some(({ cost }) => cost === undefined)) problem('options', 'ballots.form.options.no-cost')
    }
    if (form.way === 'pesel' && form.basis.length < 5) problem('basis', 'ballots.form.basis.needed')
    if (form.closesAt <= form.opensAt) problem('closesAt', 'ballots.form.closes-after')
  })

export type PollFormValue = z.infer<typeof PollForm>

/** One option a line: `label | what it is | cost in złoty | category`; all but the label may be missing. Null for a bad cost. */
export function optionsOf(text: string): PollOption[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const options = lines.map((line, at): PollOption | null => {
    const [label = '', about = '', cost = '', category = ''] = line.split('|').map((part) => part.trim())
    const grosze = cost === '' ? undefined : groszeOf(cost)
    if (grosze === null || label === '') return null
    return {
      id: String(at + 1),
      label: label.slice(0, 200),
      ...(about ? { about: about.slice(0, 1000) } : {}),
      ...(grosze === undefined ? {} : { cost: grosze }),
      ...(category ? { category: category.slice(0, 100) } : {}),
    }
  })
  return options.every((option) => option !== null) ? options : null
}

export const optionsText = (options: readonly PollOption[]) =>
  options
    .map(({ label, about = '', cost, category = '' }) =>
      [label, about, cost === undefined ? '' : zloty(cost), category].join(' | ').replace(/[ |]+$/, ''),
    )
    .join('\n')

function groszeOf(text: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s|zł/g, '')) ?? []
  return whole === '' ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

const zloty = (grosze: number) =>
  `${Math.floor(grosze / 100)}${grosze % 100 ? `,${String(grosze % 100).padStart(2, '0')}` : ''}`

/** The definition a form stands for. */
export function definitionOf(form: PollFormValue): NewDefinition {
  const options = form.shape === 'yes-no' ? YES_NO : (optionsOf(form.options) ?? [])
  const moment = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant().toString()
  return {
    question: form.question,
    about: form.about,
    options,
    shape: shapeOf(form, options.length),
    rule: ruleOf(form),
    repeated: form.repeated,
    way: form.way,
    who: form.who,
    ...(form.way === 'list' && form.listLabel ? { listLabel: form.listLabel } : {}),
    ...(form.way === 'pesel' ? { basis: form.basis } : {}),
    paper: form.paper,
    takesPaper: form.takesPaper,
    electorate: form.electorate === '' ? null : Number(form.electorate),
    draw: form.draw,
    opensAt: moment(form.opensAt),
    closesAt: moment(form.closesAt),
  }
}

function shapeOf(form: PollFormValue, options: number): Shape {
  const most = Number(form.most || 1)
  switch (form.shape) {
    case 'choose':
      return { kind: 'choose', most: Math.min(most, options), exactly: form.exactly }
    case 'points':
      return { kind: 'points', total: Number(form.most || 10), each: Number(form.each || form.most || 10) }
    case 'fixed-points':
      return { kind: 'fixed-points', points: Array.from({ length: Math.min(most, options) }, (_, at) => most - at) }
    case 'score':
      return { kind: 'score', most: Number(form.most || 5) }
    case 'ranking':
      return { kind: 'ranking', most: Math.min(Number(form.most || options), options) }
    case 'knapsack':
      return { kind: 'knapsack', budget: groszeOf(form.budget) ?? 0 }
    case 'yes-no':
      return { kind: 'yes-no' }
  }
}

function ruleOf(form: PollFormValue): Rule {
  const seats = Number(form.seats || 1)
  const budget = groszeOf(form.budget)
  if (form.shape === 'yes-no') {
    const needs = {
      half: 'more-than-half',
      'two-thirds': { numerator: 2, denominator: 3 },
      'three-fifths': { numerator: 3, denominator: 5 },
    } as const
    const quorums = { half: { numerator: 1, denominator: 2 }, third: { numerator: 1, denominator: 3 } }
    return {
      name: 'majority',
      majority: { of: form.of, needs: needs[form.needs], ...(form.quorum ? { quorum: quorums[form.quorum] } : {}) },
    }
  }
  if (form.shape === 'knapsack' || (form.shape === 'choose' && budget !== null))
    return { name: 'budget', rule: form.budgetRule, budget: budget ?? 0 }
  if (form.shape === 'ranking') return { name: 'borda', seats }
  if (form.shape === 'choose') return { name: Number(form.most || 1) === 1 ? 'plurality' : 'approval', seats }
  return { name: 'points', seats }
}

/** What the form of a draft shows. */
export function valuesOf(definition: NewDefinition): Record<string, string> {
  const { shape, rule } = definition
  const local = (moment: string) =>
    Temporal.Instant.from(moment).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const parts = { '1/2': 'half', '1/3': 'third', '2/3': 'two-thirds', '3/5': 'three-fifths' } as Record<string, string>
  const majority = rule.name === 'majority' ? rule.majority : null
  return {
    question: definition.question,
    about: definition.about,
    shape: shape.kind,
    options: shape.kind === 'yes-no' ? '' : optionsText(definition.options),
    most:
      shape.kind === 'points'
        ? String(shape.total)
        : shape.kind === 'fixed-points'
          ? String(shape.points.length)
          : 'most' in shape
            ? String(shape.most)
            : '',
    exactly: shape.kind === 'choose' && shape.exactly ? 'tak' : '',
    each: shape.kind === 'points' ? String(shape.each) : '',
    budget: rule.name === 'budget' ? zloty(rule.budget) : '',
    budgetRule: rule.name === 'budget' ? rule.rule : 'greedy_votes',
    seats: 'seats' in rule ? String(rule.seats) : '',
    needs:
      majority && majority.needs !== 'more-than-half'
        ? (parts[`${majority.needs.numerator}/${majority.needs.denominator}`] ?? 'half')
        : 'half',
    of: majority?.of ?? 'votes',
    quorum: majority?.quorum ? (parts[`${majority.quorum.numerator}/${majority.quorum.denominator}`] ?? '') : '',
    way: definition.way,
    who: definition.who,
    listLabel: definition.listLabel ?? '',
    basis: definition.basis ?? '',
    repeated: definition.repeated,
    paper: definition.paper,
    takesPaper: definition.takesPaper ? 'tak' : '',
    electorate: definition.electorate === null ? '' : String(definition.electorate),
    draw: definition.draw,
    opensAt: local(definition.opensAt),
    closesAt: local(definition.closesAt),
  }
}
