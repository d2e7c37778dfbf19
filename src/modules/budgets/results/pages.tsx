import type { VNode } from 'preact'
import { formatDateTime, formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import {
  BarChart,
  ButtonLink,
  Details,
  KeyValues,
  Link,
  Notice,
  ReadingPage,
  Section,
  Stats,
  Table,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { type Evaluation, isAsking } from '../../evaluations/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import type { Edition } from '../editions/store.ts'
import { reasonWords } from '../projects/outcome.tsx'
import type { PoolResult, PublishedResult, ResultRow } from './store.ts'

export interface ResultsPageProps {
  process: Process
  edition: Edition
  result: PublishedResult
  versions: PublishedResult[]
  /** The number a project has in addresses, by its id. */
  numbers: Map<string, number>
  map: VNode | null
  evaluation: Evaluation | null
  once?: object
}

/** What was chosen, pool by pool, with the reason for every place. */
export function ResultsPage({ process, edition, result, versions, numbers, map, evaluation }: ResultsPageProps) {
  const { t, locale, now } = useView()
  const home = pathOf(process)
  const { pools } = result.content
  const won = pools.flatMap(({ rows }) => rows.filter((row) => row.won))
  const all = pools.reduce((sum, { rows }) => sum + rows.length, 0)
  const spent = pools.reduce((sum, pool) => sum + pool.spentGrosze, 0)
  const voters = pools.reduce((sum, pool) => sum + pool.voters, 0)
  return (
    <ReadingPage
      title={t('budgets.results.of', { title: process.title })}
      lead={t('budgets.results.lead', { count: won.length, all, amount: formatMoney(spent, locale) })}
      share={{}}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: home },
      ]}
      meta={t('budgets.results.published', { at: formatDateTime(result.publishedAt, locale), version: result.version })}
      contents={pools.map((pool, at) => ({ id: `pula-${at + 1}`, label: pool.name, level: 2 }))}
      actions={
        <>
          <ButtonLink href={`${home}/protokol.pdf`} variant="secondary" icon="download">
            {t('budgets.protocol.pdf')}
          </ButtonLink>
          <ButtonLink href={`${home}/wyniki.xlsx`} variant="secondary" icon="file-spreadsheet">
            XLSX
          </ButtonLink>
          <Link href={`${home}/wyniki.csv`}>CSV</Link>
          <Link href={`${home}/protokol.docx`}>DOCX</Link>
        </>
      }
    >
      {result.reason && (
        <Notice kind="warning" title={t('budgets.results.corrected', { version: result.version })}>
          <p>{result.reason}</p>
        </Notice>
      )}
      <Stats
        items={[
          { figure: won.length, label: t('budgets.stat.chosen', { count: won.length }), href: `${home}/realizacja` },
          { figure: formatMoney(spent, locale), label: t('budgets.stat.spent') },
          {
            figure: formatNumber(voters, locale),
            label: t('budgets.stat.ballots', { count: voters }),
            href: edition.archived ? undefined : `${home}/frekwencja`,
          },
        ].map(({ href, ...item }) => (href ? { ...item, href } : item))}
      />
      <p>
        <Link href={`${home}/liczby`} icon="chart-no-axes-column">
          {t('budgets.figures.link')}
        </Link>
      </p>
      {map}
      {pools.map((pool, at) => (
        <PoolSection key={pool.poolId} pool={pool} at={at} home={home} numbers={numbers} archived={edition.archived} />
      ))}
      {evaluation && (
        <Section title={t('evaluations.work')} id="ocena">
          <p>{t(isAsking(evaluation, now) ? 'budgets.evaluation.asking' : 'budgets.evaluation.asked')}</p>
          <p class="ui-actions">
            {isAsking(evaluation, now) && (
              <ButtonLink href={`${home}/ocena`} variant="secondary">
                {t('budgets.evaluation.give')}
              </ButtonLink>
            )}
            <Link href={`${home}/ocena/wyniki`}>{t('evaluations.see-results')}</Link>
          </p>
        </Section>
      )}
      {versions.length > 1 && (
        <Section title={t('budgets.results.versions')}>
          <ul>
            {versions.map(({ version, publishedAt, reason }) => (
              <li key={version}>
                <Link href={`${home}/wyniki?wersja=${version}`}>{t('budgets.results.version', { version })}</Link>,{' '}
                {formatDateTime(publishedAt, locale)}
                {reason && `: ${reason}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </ReadingPage>
  )
}

function PoolSection({
  pool,
  at,
  home,
  numbers,
  archived,
}: {
  pool: PoolResult
  at: number
  home: string
  numbers: Map<string, number>
  archived: boolean
}) {
  const { t, locale } = useView()
  const score = t(pool.points ? 'budgets.points' : 'budgets.votes')
  return (
    <Section title={pool.name} id={`pula-${at + 1}`}>
      <KeyValues
        items={[
          { label: t('budgets.pool.amount'), value: formatMoney(pool.amountGrosze, locale) },
          {
            label: t('budgets.results.spent'),
            value: t('budgets.results.spent.of', {
              spent: formatMoney(pool.spentGrosze, locale),
              left: formatMoney(Math.max(0, pool.amountGrosze - pool.spentGrosze), locale),
            }),
          },
          {
            label: t('budgets.results.received'),
            value: Boolean(pool.receivedGrosze) && formatMoney(pool.receivedGrosze ?? 0, locale),
          },
          { label: t('budgets.turnout.ballots'), value: formatNumber(pool.voters, locale) },
          {
            label: t('budgets.turnout.share'),
            value:
              pool.residents > 0 && `${formatNumber(Math.round((pool.voters / pool.residents) * 1000) / 10, locale)}%`,
          },
          { label: t('budgets.results.blank'), value: pool.blank > 0 && pool.blank },
          { label: t('budgets.pool.threshold'), value: pool.threshold > 0 && pool.threshold },
        ]}
      />
      <Table
        caption={t('budgets.results.ranking', { name: pool.name })}
        captionHidden
        rows={pool.rows}
        rowId={({ projectId }) => projectId}
        columns={[
          { label: t('budgets.results.place'), kind: 'number', cell: ({ place }) => place },
          {
            label: t('budgets.project'),
            names: true,
            cell: ({ projectId, number, title }) => (
              <Link href={`${home}/projekty/${numbers.get(projectId)}`}>
                {archived ? title : `${number}. ${title}`}
              </Link>
            ),
          },
          { label: score, kind: 'number', cell: (row) => formatNumber(row.score, locale) },
          { label: t('budgets.cost'), kind: 'number', cell: ({ costGrosze }) => formatMoney(costGrosze, locale) },
          {
            label: t('budgets.results.outcome'),
            cell: (row) => (
              <>
                <Tag kind={row.won ? 'done' : 'neutral'}>{t(row.won ? 'budgets.won' : 'budgets.not-won')}</Tag>{' '}
                {!row.won || row.reason === 'reserve' || row.reason === 'from-leftovers'
                  ? reasonWords(row, t, locale)
                  : ''}
              </>
            ),
          },
        ]}
      />
      <Details summary={t('budgets.results.chart')}>
        <BarChart
          title={t('budgets.results.ranking', { name: pool.name })}
          titleHidden
          labels={{ name: t('budgets.project'), value: score }}
          rows={pool.rows.slice(0, 40).map(({ title, score }) => ({ label: title, value: score }))}
        />
      </Details>
      <Draws pool={pool} />
      <p class="ui-actions">
        {pool.pollSlug && (
          <>
            <ButtonLink href={`/glosowania/${pool.pollSlug}/analiza`} variant="secondary" icon="chart-no-axes-column">
              {t('budgets.results.other-rules')}
            </ButtonLink>
            <Link href={`/glosowania/${pool.pollSlug}/wyniki.jsonl`}>{t('budgets.results.verify')}</Link>
          </>
        )}
        <Link href={`${home}/wyniki/${at + 1}.pb`} icon="download">
          {t('budgets.results.pb')}
        </Link>
      </p>
    </Section>
  )
}

/** Every tie that decided something, and the draw that can be repeated from its seed. */
function Draws({ pool }: { pool: PoolResult }) {
  const { t, locale } = useView()
  if (pool.ties.length === 0) return null
  const name = (number: number) => pool.rows.find((row: ResultRow) => row.number === number)?.title ?? String(number)
  return (
    <Notice title={t('budgets.results.ties')} level={3}>
      <ul>
        {pool.ties.map(({ numbers, decidedBy }) => (
          <li key={numbers.join()}>{t(`budgets.tie.${decidedBy}`, { projects: numbers.map(name).join(', ') })}</li>
        ))}
      </ul>
      {pool.draw && (
        <>
          <p>
            {t('budgets.results.draw', {
              seed: pool.draw.seed,
              order: pool.draw.numbers.map(name).join(', '),
              at: formatDateTime(Temporal.Instant.from(pool.draw.at), locale),
            })}
          </p>
          <p>{t('budgets.results.draw.repeat')}</p>
        </>
      )}
    </Notice>
  )
}
