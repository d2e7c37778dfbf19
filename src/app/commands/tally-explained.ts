import {
  explain,
  type Fraction,
  type GreedyReason,
  metaOf,
  type Outcome,
  type PbElection,
  type PbFile,
  type Rule,
  type Step,
  type TallySettings,
  toNumber,
} from '../../modules/ballots/index.ts'

/** Every step of a count in words, each with the sums it can be checked by. */
export function explained(
  { election }: PbElection,
  file: PbFile,
  rule: Rule,
  outcome: Outcome,
  settings: TallySettings,
): string {
  const nameAt = file.projects.columns.indexOf('name')
  const title = (project: number) => {
    const name = file.projects.rows[project]?.[nameAt]
    return `${election.ids[project]}${name ? ` „${name}”` : ''}`
  }
  const currency = metaOf(file, 'currency') ?? ''
  const unit = currency === 'PLN' ? ' zł' : currency && ` ${currency}`
  const money = (value: Fraction) =>
    written(toNumber(value.numerator, value.denominator) / 10 ** election.decimals) + unit
  const amount = (units: number) => money({ numerator: BigInt(units), denominator: 1n })
  const steps = explain(election, rule, outcome, settings)
  return ['', ...steps.map((step, at) => `${at + 1}. ${title(step.project)}\n${sentences(step)}`)].join('\n')

  function sentences(step: Step): string {
    const lines = linesOf(step)
    return lines.map((line) => `   ${line}`).join('\n')
  }

  function linesOf(step: Step): string[] {
    switch (step.kind) {
      case 'list':
      case 'completion':
        return [
          `Wynik ${written(step.score)}, koszt ${amount(step.cost)}: ${REASONS[step.reason]}. W puli zostało ${amount(step.left)}.`,
        ]
      case 'moment':
        return [
          `Koszt ${amount(step.cost)}, popierają: ${written(step.supporters)}.`,
          `Wybrany, gdy każda osoba zebrała ${money(step.moment)}.`,
        ]
      case 'shares':
        return [
          `Koszt ${amount(step.cost)}, popierają: ${written(step.supporters)}.`,
          step.ranDry === 0
            ? `Każda z tych osób płaci ${money(step.payment)}.`
            : `Płacą po ${money(step.payment)}, razem ${money(step.paidInFull)}. ` +
              `Kto ma mniej, oddaje wszystko, razem ${money(step.paidByPoorer)}; bez pieniędzy zostaje: ${written(step.ranDry)}.`,
          `Siła głosów: ${written(toNumber(step.effectiveVotes.numerator, step.effectiveVotes.denominator))}.`,
          ...(step.tie
            ? [
                tieInWords(
                  step.tie.projects.map((each) => election.ids[each] ?? ''),
                  step.tie.decidedBy,
                ),
              ]
            : []),
        ]
    }
  }
}

/** What decided a tie: „Remis: M3, S1. Rozstrzyga niższy koszt.” */
export const tieInWords = (ids: readonly string[], decidedBy: string) =>
  `Remis: ${ids.join(', ')}. Rozstrzyga ${TIES[decidedBy] ?? decidedBy}.`

const TIES: Record<string, string> = {
  'lower-cost': 'niższy koszt',
  'higher-cost': 'wyższy koszt',
  'more-votes': 'więcej głosów',
  'more-points': 'więcej punktów',
  id: 'kolejność numerów',
  'id-descending': 'odwrotna kolejność numerów',
  lot: 'losowanie',
  draw: 'losowanie publiczne z podanego ziarna',
}

/** A number as people in Poland write it. */
export const written = (value: number) =>
  value.toLocaleString('pl', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
    useGrouping: 'always',
  })

const REASONS: Record<GreedyReason, string> = {
  funded: 'wybrany',
  reserve: 'wybrany z rezerwy (zostało co najmniej 80 % kosztu)',
  'below-threshold': 'poniżej progu',
  excluded: 'wyklucza go wyżej notowany projekt',
  'too-dear': 'nie mieści się',
  withdrawn: 'wycofany',
  'after-end': 'lista już się skończyła',
}
