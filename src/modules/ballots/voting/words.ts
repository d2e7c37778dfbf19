import { formatMoney } from '../../../platform/texts/index.ts'
import type { Locale, Translate } from '../../../ui/index.ts'
import { readChoice } from '../polls/choices.ts'
import type { Definition, Rule, Shape } from '../polls/definition.ts'

/** "Wskaż najwyżej 3": what a person may do on this ballot. */
export function shapeWords(t: Translate, shape: Shape, locale: Locale): string {
  switch (shape.kind) {
    case 'choose':
      if (shape.most === 1) return t('ballots.shape.one')
      return t(shape.exactly ? 'ballots.shape.exactly' : 'ballots.shape.up-to', { count: shape.most })
    case 'points':
      return t('ballots.shape.points', { count: shape.total, each: shape.each })
    case 'fixed-points':
      return t('ballots.shape.fixed', { points: shape.points.join(', ') })
    case 'score':
      return t('ballots.shape.score', { most: shape.most })
    case 'ranking':
      return t('ballots.shape.ranking', { count: shape.most })
    case 'knapsack':
      return t('ballots.shape.knapsack', { amount: formatMoney(shape.budget, locale) })
    case 'yes-no':
      return t('ballots.shape.yes-no')
  }
}

/** How the result follows, in a sentence. */
export function ruleWords(t: Translate, rule: Rule, locale: Locale): string {
  if (rule.name === 'budget')
    return [
      `${t(`ballots.rule.${rule.rule}`)}: ${t('ballots.rule-of.budget', { amount: formatMoney(rule.budget, locale) })}`,
      rule.threshold ? t('ballots.rule-of.threshold', { count: rule.threshold }) : '',
      rule.exclusive?.length ? t('ballots.rule-of.exclusive') : '',
    ]
      .filter(Boolean)
      .join(' ')
  if (rule.name !== 'majority') return t(`ballots.rule-of.${rule.name}`, { count: rule.seats })
  const { needs, of, quorum } = rule.majority
  const part = needs === 'more-than-half' ? t('ballots.rule-of.half') : `${needs.numerator}/${needs.denominator}`
  const words = t(`ballots.rule-of.majority.${of}`, { part })
  return quorum
    ? `${words} ${t('ballots.rule-of.quorum', { part: `${quorum.numerator}/${quorum.denominator}` })}`
    : words
}

/** What was marked, line by line, in words. */
export function markedWords(t: Translate, { options, shape }: Definition, choice: string): string[] {
  const labels = new Map(options.map(({ id, label }) => [id, label]))
  return readChoice(choice).map(({ id, mark }) => {
    const label = labels.get(id) ?? id
    if (shape.kind === 'ranking') return t('ballots.marked.place', { place: mark, label })
    return ['points', 'fixed-points', 'score'].includes(shape.kind)
      ? t('ballots.marked.points', { label, count: mark })
      : label
  })
}

/** The labels of options by their ids. */
export const labelsOf = ({ options }: Definition, ids: readonly string[]) =>
  ids.map((id) => options.find((option) => option.id === id)?.label ?? id)
