import { formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import { Details, Link, Notice, Section, Table, useView } from '../../../ui/index.ts'
import { projectPath } from './actions.ts'
import type { Surroundings } from './around.ts'
import type { ProjectPageProps } from './project-page.tsx'
import { type CostLine, lineCost } from './rules.ts'

export function LinesTable({ lines }: { lines: readonly CostLine[] }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('budgets.costs')}
      captionHidden
      rows={[...lines.entries()]}
      rowId={([at]) => String(at)}
      columns={[
        { label: t('budgets.cost.name'), names: true, cell: ([, { name }]) => name },
        {
          label: t('budgets.cost.quantity'),
          kind: 'number',
          cell: ([, { quantity }]) => formatNumber(quantity / 100, locale),
        },
        {
          label: t('budgets.cost.price'),
          kind: 'number',
          cell: ([, { priceGrosze }]) => formatMoney(priceGrosze, locale),
        },
        { label: t('budgets.cost.together'), kind: 'number', cell: ([, line]) => formatMoney(lineCost(line), locale) },
      ]}
    />
  )
}

/** How it went in the vote, with the reason in words. */
export function ResultNotice({
  row,
  pool,
}: {
  row: NonNullable<ReturnType<Surroundings['rows']['get']>>
  pool: NonNullable<Surroundings['result']>['content']['pools'][number] | undefined
}) {
  const { t, locale } = useView()
  return (
    <Notice
      kind={row.won ? 'success' : 'info'}
      title={t(row.won ? 'budgets.state.selected' : 'budgets.state.not-selected')}
    >
      <p>
        {t(pool?.points ? 'budgets.result.got.points' : 'budgets.result.got', {
          count: row.score,
          place: row.place,
          of: pool?.rows.length ?? 0,
        })}{' '}
        {reasonWords(row, t, locale)}
      </p>
    </Notice>
  )
}

export function reasonWords(
  row: { reason: string; lacked: number; by: number | null; won: boolean },
  t: ReturnType<typeof useView>['t'],
  locale: ReturnType<typeof useView>['locale'],
): string {
  if (row.reason === 'too-dear' && row.lacked > 0)
    return t('budgets.reason.lacked', { amount: formatMoney(row.lacked, locale) })
  if (row.reason === 'excluded' && row.by !== null) return t('budgets.reason.excluded-by', { number: row.by })
  return t(`budgets.reason.${row.reason}`)
}

/** What the office decided and by which criteria; shown to everybody once decisions are public. */
export function Decision({ edition, project, cards, state, process }: ProjectPageProps & { state: string }) {
  const { t } = useView()
  if (cards.length === 0) return null
  const isAdmitted = state === 'on-list' || state === 'admitted' || project.decision === 'admitted'
  return (
    <Section
      title={t('budgets.decision')}
      id="ocena"
      more={<Link href={`${projectPath(process, project)}/karta.pdf`}>{t('budgets.card.pdf')}</Link>}
    >
      <p>{t(`budgets.decision.${isAdmitted ? 'admitted' : 'refused'}`)}</p>
      {project.decisionReason && <p>{project.decisionReason}</p>}
      {cards.map((card) => (
        <Details key={card.kind} summary={t(`budgets.card.${card.kind}`)} open={!isAdmitted}>
          <CriteriaTable card={card} criteria={edition.settings[card.kind]} />
        </Details>
      ))}
    </Section>
  )
}

/** Each criterion with its answer; reasons where there are any. */
function CriteriaTable({
  card,
  criteria,
}: {
  card: ProjectPageProps['cards'][number]
  criteria: ProjectPageProps['edition']['settings']['formal']
}) {
  const { t } = useView()
  const rows = criteria.filter(({ id }) => card.answers[id])
  const note = {
    label: t('budgets.criterion.note'),
    cell: ({ id }: { id: string }) => card.answers[id]?.note ?? '',
  }
  return (
    <Table
      caption={t(`budgets.card.${card.kind}`)}
      captionHidden
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { label: t('budgets.criterion'), names: true, cell: ({ text }) => text },
        { label: t('budgets.criterion.result'), cell: ({ id }) => t(`budgets.answer.${card.answers[id]?.result}`) },
        ...(rows.some(({ id }) => card.answers[id]?.note) ? [note] : []),
      ]}
    />
  )
}
