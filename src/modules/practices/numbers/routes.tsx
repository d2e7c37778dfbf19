import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { BarChart, LineChart, Link, ListPage, Section, Table, useView } from '../../../ui/index.ts'
import { allGminas, fullName, type Unit, unitsByCodes } from '../../places/index.ts'
import { PracticeQuery, understood } from '../finding.ts'
import { type Counted, countPractices, countPracticesBy } from '../found.ts'
import { listAddress } from '../listing/addresses.ts'
import { areaKeyOf, HOME, PRACTICES } from '../rules.ts'

/** `/mapa/liczby`: how many practices each tool, year, gmina and powiat has, for the filter in the address. */
export function numbersRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.get(`${HOME}/liczby`, async (c) => {
    const context = c.get('context')
    const query = readQuery(c, PracticeQuery)
    const { filter } = await understood(context, query)
    const byArea = await countPracticesBy(context, 'area', filter)
    const whole = await countPracticesBy(context, 'whole', filter)
    const units = await unitsByKeys(
      context,
      byArea.map(({ key }) => key),
    )
    const props = {
      query,
      count: await countPractices(context, filter),
      tools: await countPracticesBy(context, 'tool', filter),
      years: await countPracticesBy(context, 'year', filter),
      gminas: named(
        byArea.filter(({ key }) => key.length === 6),
        units,
      ),
      powiats: named(
        byArea.filter(({ key }) => key.length === 4),
        units,
      ),
      whole: named(whole, units),
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

/** Units of today by the keys of areas. */
async function unitsByKeys({ db }: Context, keys: readonly string[]): Promise<Map<string, Unit>> {
  const gminas = await allGminas(db)
  const wider = await unitsByCodes(
    db,
    keys.filter((key) => key.length < 6),
  )
  return new Map([...gminas.map((gmina) => [areaKeyOf(gmina.code), gmina] as const), ...wider])
}

interface NumbersPageProps {
  query: PracticeQuery
  count: number
  tools: Counted[]
  years: Counted[]
  gminas: Named[]
  powiats: Named[]
  /** Powiats and voivodeships that practices concern as a whole. */
  whole: Named[]
}

const MOST_ROWS = 100

function NumbersPage({ query, count, tools, years, gminas, powiats, whole }: NumbersPageProps) {
  const { t } = useView()
  const labels = (name: string) => ({ name, value: t('practices.all') })
  const table = (title: string, rows: Named[], reach: PracticeQuery['zasieg'] = 'gmina', text?: string) => (
    <Section title={title} count={rows.length}>
      {text && <p>{text}</p>}
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
            cell: ({ unit, count }) => (
              <Link href={listAddress({ ...query, miejsce: unit.code, zasieg: reach })}>{count}</Link>
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
      {whole.length > 0 &&
        table(
          t('practices.numbers.whole'),
          whole,
          'calosc',
          t('practices.numbers.whole.text', { count: whole.reduce((sum, { count }) => sum + count, 0) }),
        )}
      {table(t('practices.numbers.by-gmina'), gminas)}
    </ListPage>
  )
}
