import { Hono } from 'hono'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { BarChart, LineChart, Link, ListPage, Section, Table, useView } from '../../../ui/index.ts'
import { fullName, type Unit, unitsByCodes } from '../../places/index.ts'
import { PracticeQuery, understood } from '../finding.ts'
import { type Counted, countPractices, countPracticesBy } from '../found.ts'
import { listAddress } from '../listing/addresses.ts'
import { HOME, PRACTICES } from '../rules.ts'

/** `/mapa/liczby`: how many practices each tool, year, gmina and powiat has, for the filter in the address. */
export function numbersRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.get(`${HOME}/liczby`, async (c) => {
    const { context } = c.var
    const query = readQuery(c, PracticeQuery)
    const { filter } = await understood(context, query)
    const byUnit = await countPracticesBy(context, 'unit', filter)
    const powiats = summed(
      byUnit.filter(({ key }) => key.length > 2).map(({ key, count }) => ({ key: key.slice(0, 4), count })),
    )
    const units = await unitsByCodes(
      context.db,
      [...byUnit, ...powiats].map(({ key }) => key),
    )
    const props = {
      query,
      count: await countPractices(context, filter),
      tools: await countPracticesBy(context, 'tool', filter),
      years: await countPracticesBy(context, 'year', filter),
      gminas: named(
        byUnit.filter(({ key }) => key.length === 7),
        units,
      ),
      powiats: named(powiats, units),
    }
    return page(c, <NumbersPage {...props} />, 200, { cache: [PRACTICES] })
  })
  return routes
}

interface Named extends Counted {
  unit: Unit
}

/** The greatest first, then in alphabetical order. */
const named = (counts: Counted[], units: Map<string, Unit>): Named[] =>
  counts
    .flatMap(({ key, count }) => {
      const unit = units.get(key)
      return unit ? [{ key, count, unit }] : []
    })
    .sort((a, b) => b.count - a.count || a.unit.nameRank - b.unit.nameRank)

function summed(counts: Counted[]): Counted[] {
  const sums = new Map<string, number>()
  for (const { key, count } of counts) sums.set(key, (sums.get(key) ?? 0) + count)
  return [...sums].map(([key, count]) => ({ key, count }))
}

interface NumbersPageProps {
  query: PracticeQuery
  count: number
  tools: Counted[]
  years: Counted[]
  gminas: Named[]
  powiats: Named[]
}

const MOST_ROWS = 100

function NumbersPage({ query, count, tools, years, gminas, powiats }: NumbersPageProps) {
  const { t } = useView()
  const labels = (name: string) => ({ name, value: t('practices.all') })
  const table = (title: string, rows: Named[]) => (
    <Section title={title} count={rows.length}>
      <Table
        caption={title}
        captionHidden
        dense
        rows={rows.slice(0, MOST_ROWS)}
        rowId={({ key }) => key}
        columns={[
          { label: t('practices.numbers.place'), cell: ({ unit }) => fullName(unit, t), names: true },
          {
            label: t('practices.all'),
            kind: 'number',
            cell: ({ key, count }) => (
              <Link href={listAddress({ ...query, miejsce: key, zasieg: 'gmina' })}>{count}</Link>
            ),
          },
        ]}
      />
    </Section>
  )
  return (
    <ListPage
      title={t('practices.numbers.title')}
      description={t('practices.numbers.lead')}
      lead={t('practices.numbers.lead')}
      crumbs={[{ label: t('practices.map'), href: listAddress(query) }]}
      count={t('practices.list.count', { count })}
    >
      <Section title={t('practices.numbers.by-tool')}>
        <BarChart
          title={t('practices.numbers.by-tool')}
          titleHidden
          labels={labels(t('practices.field.tool'))}
          rows={tools
            .toSorted((a, b) => b.count - a.count)
            .map(({ key, count }) => ({
              label: t(`practices.tool.${key}`),
              value: count,
              href: listAddress({ ...query, narzedzie: key as PracticeQuery['narzedzie'] }),
            }))}
        />
      </Section>
      {years.length > 1 && (
        <Section title={t('practices.numbers.by-year')}>
          <LineChart
            title={t('practices.numbers.by-year')}
            labels={labels(t('practices.field.years'))}
            points={years.map(({ key }) => key)}
            series={[{ label: t('practices.all'), values: years.map(({ count }) => count) }]}
            href={(year) => listAddress({ ...query, od: Number(year), do: Number(year) })}
          />
        </Section>
      )}
      {table(t('practices.numbers.by-powiat'), powiats)}
      {table(t('practices.numbers.by-gmina'), gminas)}
    </ListPage>
  )
}
