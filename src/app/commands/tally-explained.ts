import {
  explain,
  type Fraction,
  type GreedyReason,
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
  const money = (value: Fraction) => (toNumber(value.numerator, value.denominator) / 10 ** election.decimals).toFixed(2)
  const amount = (units: number) => money({ numerator: BigInt(units), denominator: 1n })
  const steps = explain(election, rule, outcome, settings)
  return ['', ...steps.map((step, at) => `${at + 1}. ${title(step.project)}: ${sentence(step)}`)].join('\n')

  function sentence(step: Step): string {
    switch (step.kind) {
      case 'list':
      case 'completion':
        return `wynik ${step.score}, koszt ${amount(step.cost)}, zostało ${amount(step.left)} – ${REASONS[step.reason]}`
      case 'moment':
        return `koszt ${amount(step.cost)}, popiera ${step.supporters}, sfinansowany, gdy każdy zebrał ${money(step.moment)}`
      case 'shares':
        return (
          `koszt ${amount(step.cost)}, popiera ${step.supporters}; płacą po ${money(step.payment)}: razem ` +
          `${money(step.paidInFull)}, biedniejsi oddają resztę ${money(step.paidByPoorer)}; siła głosów ` +
          `${written(toNumber(step.effectiveVotes.numerator, step.effectiveVotes.denominator))}; bez pieniędzy zostaje ` +
          `${step.ranDry}${step.tie ? `; remis (${step.tie.projects.map((each) => election.ids[each]).join(', ')}), rozstrzyga ${step.tie.decidedBy}` : ''}`
        )
    }
  }
}

const written = (value: number) => value.toLocaleString('pl', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const REASONS: Record<GreedyReason, string> = {
  funded: 'wybrany',
  reserve: 'wybrany z rezerwy (zostało co najmniej 80 % kosztu)',
  'below-threshold': 'poniżej progu',
  excluded: 'wyklucza go wyżej notowany projekt',
  'too-dear': 'nie mieści się',
  withdrawn: 'wycofany',
  'after-end': 'lista już się skończyła',
}
