import { formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import { BarChart, ButtonLink, KeyValues, Notice, Section, Stats, Table, useView } from '../../../ui/index.ts'
import { pathOf } from './paths.ts'
import type { PollPageProps } from './poll-page.tsx'
import { labelsOf } from './words.ts'

export function Result({ poll, refusals, draw }: PollPageProps) {
  const { t, locale } = useView()
  const { outcome, definition } = poll
  if (!outcome) return null
  const labels = new Map(definition.options.map((option) => [option.id, option]))
  const { majority } = outcome
  const figure = (count: number) => formatNumber(count, locale)
  const scored = definition.rule.name === 'points' || definition.rule.name === 'borda'
  return (
    <Section title={t('ballots.result')} id="wynik">
      <Notice
        kind={majority && !majority.passed ? 'info' : 'success'}
        title={
          majority
            ? t(`ballots.result.majority.${majority.reason}`)
            : outcome.chosen.length === 0
              ? t('ballots.result.none')
              : t('ballots.result.chosen', { count: outcome.chosen.length })
        }
        level={3}
      >
        {majority ? (
          <p>
            {t('ballots.result.majority', {
              yes: majority.votes.yes,
              needed: majority.votes.needed,
              cast: majority.turnout.cast,
              quorum: majority.turnout.needed,
            })}
          </p>
        ) : (
          <ul>
            {labelsOf(definition, outcome.chosen).map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        )}
      </Notice>
      <BarChart
        title={t(scored ? 'ballots.result.points' : 'ballots.result.votes')}
        titleHidden
        labels={{ name: t('ballots.option'), value: t(scored ? 'ballots.points' : 'ballots.votes') }}
        rows={outcome.ranking.map(({ id, score }) => ({ label: labels.get(id)?.label ?? id, value: score }))}
      />
      <Table
        caption={t('ballots.result.table')}
        rows={outcome.ranking}
        rowId={({ id }) => id}
        columns={[
          { label: t('ballots.option'), names: true, cell: ({ id }) => labels.get(id)?.label ?? id },
          ...(outcome.cost === null
            ? []
            : [
                {
                  label: t('ballots.sandbox.cost'),
                  kind: 'number' as const,
                  cell: ({ id }: { id: string }) => formatMoney(labels.get(id)?.cost ?? 0, locale),
                },
              ]),
          ...(scored
            ? [{ label: t('ballots.points'), kind: 'number' as const, cell: (row: { score: number }) => row.score }]
            : []),
          { label: t('ballots.votes'), kind: 'number', cell: ({ votes }) => votes },
          // Of a vote for or against nothing is chosen: it passed or it did not.
          ...(outcome.majority
            ? []
            : [
                {
                  label: t('ballots.result.is-chosen'),
                  cell: ({ id }: { id: string }) => t(outcome.chosen.includes(id) ? 'ballots.yes' : 'ballots.no'),
                },
              ]),
        ]}
      />
      <Stats
        label={t('ballots.result.cast')}
        items={[
          { figure: figure(outcome.ballots), label: t('ballots.result.ballots') },
          { figure: figure(outcome.counted), label: t('ballots.result.counted') },
          { figure: figure(outcome.blank), label: t('ballots.result.blank') },
          { figure: figure(outcome.incomplete), label: t('ballots.result.incomplete') },
          ...(outcome.cost === null
            ? []
            : [{ figure: formatMoney(outcome.cost, locale), label: t('ballots.sandbox.spent') }]),
        ]}
      />
      <KeyValues
        items={[
          ...refusals.map(({ channel, reason, count }) => ({
            label: t(`ballots.refused.${channel}`),
            value: `${t(`ballots.reason.${reason}`)}: ${count}`,
          })),
          ...(draw
            ? [
                { label: t('ballots.result.seed'), value: draw.seed },
                { label: t('ballots.result.drawn'), value: labelsOf(definition, draw.drawn).join(', ') },
              ]
            : []),
        ]}
      />
      <div class="ui-actions">
        <ButtonLink href={`${pathOf(poll)}/wyniki.jsonl`} variant="secondary" icon="download">
          {t('ballots.page.file')}
        </ButtonLink>
        {definition.rule.name === 'budget' && (
          <ButtonLink href={`${pathOf(poll)}/analiza`} variant="secondary" icon="chart-no-axes-column">
            {t('ballots.analysis')}
          </ButtonLink>
        )}
      </div>
    </Section>
  )
}
