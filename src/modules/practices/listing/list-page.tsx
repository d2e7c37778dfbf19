import type { ComponentChildren } from 'preact'
import {
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Filters,
  Link,
  ListPage,
  Notice,
  Pager,
  Section,
  SelectField,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type FileFound, picturePath } from '../../media/index.ts'
import { fullName, LAYERS_ISLAND, type Unit } from '../../places/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { REACHES } from '../finding.ts'
import { HOME, ORGANISERS, type Practice, pathOf, SCALES, TOOLS } from '../rules.ts'
import { isFiltered, listAddress } from './addresses.ts'
import type { Found, Listed } from './listing.ts'

export interface PracticeListProps extends Found {
  /** The map of what was found; `app` says which. */
  map: ComponentChildren
  /** The gmina this reader chose. */
  mine: Unit | null
}

/** The Participation Map: the list of practices by place, tool, time, organiser, theme, scale and words, with a map of it. */
export function PracticeList({ query, unit, practices, count, next, whole, map, mine }: PracticeListProps) {
  const { t } = useView()
  const address = (changes: object) => listAddress({ ...query, po: undefined, ...changes })
  const file = (ending: string) => listAddress({ ...query, po: undefined }, `${HOME}/eksport.${ending}`)
  const feed = listAddress({ ...query, po: undefined }, `${HOME}/kanal.xml`)
  return (
    <ListPage
      share={{ embeddable: true }}
      islands={[LAYERS_ISLAND]}
      title={t('practices.map')}
      description={t('practices.list.description')}
      lead={t('practices.list.lead')}
      feeds={[{ title: t('practices.map'), href: feed }]}
      actions={
        <>
          <ButtonLink href={`${HOME}/nowa`} icon="plus">
            {t('practices.add')}
          </ButtonLink>
          {map && (
            <ButtonLink href="#na-mapie" variant="secondary" icon="map-pin">
              {t('practices.list.to-map')}
            </ButtonLink>
          )}
        </>
      }
      filters={<PracticeFilters query={query} />}
      count={[
        t('practices.list.count', { count }),
        unit && t('practices.list.in-place', { place: fullName(unit, t) }),
        query.narzedzie && t(`practices.tool.${query.narzedzie}`),
        query.temat && t(`practices.theme.${query.temat}`),
      ]
        .filter(Boolean)
        .join(' · ')}
      outputs={
        <>
          <Link href={feed} icon="rss">
            {t('practices.list.feed')}
          </Link>
          {(['csv', 'xlsx', 'geojson'] as const).map((ending) => (
            <Link key={ending} href={file(ending)} icon="download">
              {t(`practices.export.${ending}`)}
            </Link>
          ))}
          <Link href={`${HOME}/opis-danych`}>{t('practices.codebook.title')}</Link>
          <Link href={listAddress({ ...query, po: undefined }, `${HOME}/liczby`)} icon="chart-no-axes-column">
            {t('practices.numbers.title')}
          </Link>
          <Link href={`/osadzanie?adres=${encodeURIComponent(address({}))}`} icon="code">
            {t('practices.list.embed')}
          </Link>
        </>
      }
    >
      {query.miejsce && !unit && (
        <Notice kind="warning">
          <p>{t('practices.list.place-unknown', { text: query.miejsce })}</p>
        </Notice>
      )}
      {mine && unit?.code !== mine.code && (
        <p>
          <Link href={address({ miejsce: mine.code })} icon="map-pin">
            {t('practices.list.mine', { place: fullName(mine, t) })}
          </Link>
        </p>
      )}
      {unit && whole > 0 && (
        <p>
          {t('practices.list.whole', { count: whole })}{' '}
          <Link href={address({ miejsce: unit.code, zasieg: 'calosc' })}>{t('practices.list.whole.show')}</Link>
        </p>
      )}
      {practices.length === 0 ? (
        <EmptyState
          title={t('practices.list.empty')}
          icon="search"
          action={
            <ButtonLink href={HOME} variant="secondary">
              {t('practices.list.show-all')}
            </ButtonLink>
          }
        >
          {t('practices.list.empty-hint')}
        </EmptyState>
      ) : (
        <PracticeCards practices={practices} level={2} />
      )}
      <Pager next={next ? address({ po: next }) : undefined} previous={query.po ? address({}) : undefined} />
      {map && (
        <Section title={t('practices.list.map')} id="na-mapie">
          {map}
        </Section>
      )}
    </ListPage>
  )
}

/** Practices as cards, also on other pages. */
export function PracticeCards({ practices, level = 3 }: { practices: readonly Listed[]; level?: 2 | 3 }) {
  const { t } = useView()
  return (
    <CardGrid label={t('practices.all')}>
      {practices.map(({ practice, unit, picture }) => (
        <Card
          key={practice.id}
          level={level}
          picture={picture ? pictureOf(picture) : undefined}
          title={practice.title}
          href={pathOf(practice)}
          tag={{ kind: 'neutral', children: t(`practices.tool.${practice.tool}`) }}
          meta={[unit ? fullName(unit, t) : practice.placeWords, yearsOf(practice)].filter(Boolean).join(' · ')}
          footer={[
            t(`practices.organiser.${practice.organiserType}`),
            practice.participants !== null && t('practices.people', { count: practice.participants }),
            practice.isDemonstration && t('practices.demonstration'),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <p>{practice.essence}</p>
        </Card>
      ))}
    </CardGrid>
  )
}

/** As the width of a card on a wide screen needs it. */
const pictureOf = (file: FileFound) => ({
  src: picturePath(file, 640),
  alt: file.alt ?? '',
  width: 640,
  height: Math.round(640 * ((file.height ?? 9) / (file.width ?? 16))),
})

/** "2021" or "2021–2024". */
export const yearsOf = ({ yearFrom, yearTo }: Pick<Practice, 'yearFrom' | 'yearTo'>) =>
  yearFrom === yearTo ? String(yearFrom) : `${yearFrom}–${yearTo}`

function PracticeFilters({ query }: { query: Found['query'] }) {
  const { t } = useView()
  const form = {
    values: Object.fromEntries(
      Object.entries({ ...query, po: undefined }).map(([name, value]) => [
        name,
        value === undefined ? '' : String(value),
      ]),
    ),
  }
  const rare = Boolean(query.od || query.do || query.organizator || query.temat || query.skala || query.kraj)
  return (
    <Filters
      action={HOME}
      active={isFiltered(query)}
      moreOpen={rare}
      more={
        <>
          <Choice form={form} name="temat" label="theme" values={TOPICS} />
          <Choice form={form} name="organizator" label="organiser" values={ORGANISERS} />
          <Choice form={form} name="skala" label="scale" values={SCALES} />
          <TextField form={form} name="od" label={t('practices.filter.from')} width="short" inputMode="numeric" />
          <TextField form={form} name="do" label={t('practices.filter.to')} width="short" inputMode="numeric" />
          <SelectField
            form={form}
            name="kraj"
            label={t('practices.filter.country')}
            empty={t('practices.filter.any')}
            options={['polska', 'zagranica'].map((value) => ({ value, label: t(`practices.filter.country.${value}`) }))}
          />
        </>
      }
    >
      <TextField form={form} name="tekst" label={t('practices.filter.text')} type="search" />
      <TextField
        form={form}
        name="miejsce"
        label={t('practices.filter.place')}
        placeholder={t('practices.filter.place-example')}
      />
      <SelectField
        form={form}
        name="zasieg"
        label={t('practices.filter.reach')}
        options={REACHES.map((value) => ({ value, label: t(`practices.filter.reach.${value}`) }))}
      />
      <Choice form={form} name="narzedzie" label="tool" values={TOOLS} />
    </Filters>
  )
}

function Choice({
  form,
  name,
  label,
  values,
}: {
  form: { values: Record<string, string> }
  name: string
  label: 'tool' | 'theme' | 'organiser' | 'scale'
  values: readonly string[]
}) {
  const { t } = useView()
  return (
    <SelectField
      form={form}
      name={name}
      label={t(`practices.field.${label}`)}
      empty={t('practices.filter.any')}
      options={values.map((value) => ({ value, label: t(`practices.${label}.${value}`) }))}
    />
  )
}
