import { ListPage, Progress, useView } from '../../../ui/index.ts'
import type { Poll } from '../polls/rules.ts'
import { Results } from '../sandbox/results.tsx'
import type { AnalysisState } from './analysis.ts'
import { pathOf } from './paths.ts'

/** What the result means, and what other rules would have chosen from the same ballots. */
export function AnalysisPage({ poll, state }: { poll: Poll; state: AnalysisState }) {
  const { t } = useView()
  return (
    <ListPage
      title={t('ballots.analysis')}
      lead={t('ballots.analysis.lead')}
      crumbs={[{ label: poll.title, href: pathOf(poll) }]}
    >
      {state.done ? (
        <Results comparison={state.done} />
      ) : (
        <Progress
          label={t('ballots.analysis.counting')}
          done={state.counted}
          of={state.of}
          text={t('ballots.analysis.rules', { counted: state.counted, of: state.of })}
        />
      )}
    </ListPage>
  )
}
