import {
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  FeedLinks,
  Filters,
  Link,
  ListPage,
  Notice,
  Pager,
  SelectField,
  Tabs,
  TextField,
  useView,
} from '../../ui/index.ts'
import type { Organisation } from '../network/index.ts'
import { fullName, type Unit } from '../places/index.ts'
import { type Process, pathOf, TOPICS } from '../processes/index.ts'
import type { ListFilter } from './forms.ts'
import { shortTag } from './words.ts'

export interface ListedConsultation {
  process: Process
  unit: Unit | null
  organisation: Organisation | null
  /** "128 uwag, 37 z odpowiedzią" */
  counts: string
}

export interface ConsultationListProps {
  filter: ListFilter
  /** The place the filter means, when it could be found. */
  unit: Unit | null
  organisation: Organisation | null
  found: ListedConsultation[]
  count: number
  next: string | null
}

const STATES = ['trwajace', 'nadchodzace', 'zakonczone', 'z-raportem', 'wszystkie'] as const

/** All consultations of the portal, by status, place, organiser, topic and words. */
export function ConsultationList(props: ConsultationListProps) {
  const { t } = useView()
  const { filter, unit, organisation, found, count, next } = props
  const address = (changes: Partial<ListFilter>) => listAddress({ ...filter, po: undefined, ...changes })
  return (
    <ListPage
      share={{ embeddable: true }}
      title={t('consultations.list.title')}
      description={t('consultations.list.description')}
      lead={t('consultations.list.lead')}
      feeds={[{ title: t('consultations.list.title'), href: feedAddress(filter) }]}
      tabs={
        <Tabs
          label={t('consultations.list.states')}
          items={STATES.map((state) => ({
            label: t(`consultations.state.${state}`),
            href: address({ stan: state }),
            current: filter.stan === state,
          }))}
        />
      }
      filters={<ListFilters filter={filter} />}
      count={[
        t('consultations.list.count', { count }),
        unit && t('consultations.list.in-place', { place: fullName(unit, t) }),
        organisation && t('consultations.list.by', { name: organisation.name }),
      ]
        .filter(Boolean)
        .join(' · ')}
      pager={<Pager next={next ? address({ po: next }) : undefined} previous={filter.po ? address({}) : undefined} />}
      outputs={
        <>
          <FeedLinks href={feedAddress(filter)} />
          <Link href="/plany-konsultacji" icon="calendar-plus">
            {t('consultations.list.yearly')}
          </Link>
          <Link href="/wnioski-o-konsultacje" icon="message-square">
            {t('consultations.list.requests')}
          </Link>
        </>
      }
    >
      {filter.miejsce && !unit && (
        <Notice kind="warning">
          <p>{t('consultations.list.place-unknown', { text: filter.miejsce })}</p>
        </Notice>
      )}
      {found.length === 0 ? (
        <EmptyState
          title={t('consultations.list.empty')}
          action={
            <ButtonLink href={listAddress({ ...EVERYTHING })} variant="secondary">
              {t('consultations.list.show-all')}
            </ButtonLink>
          }
        >
          {t('consultations.list.empty-hint')}
        </EmptyState>
      ) : (
        <ConsultationCards found={found} level={2} />
      )}
    </ListPage>
  )
}

/** Consultations as cards, also on the front page and on an organisation's page. */
export function ConsultationCards({ found, level = 3 }: { found: ListedConsultation[]; level?: 2 | 3 }) {
  const { t, now, locale } = useView()
  return (
    <CardGrid label={t('consultations.list.title')}>
      {found.map(({ process, unit, organisation, counts }) => (
        <Card
          key={process.id}
          title={process.title}
          href={pathOf(process)}
          tag={shortTag(process, now, t, locale)}
          meta={[unit?.name, organisation?.name].filter(Boolean).join(' · ')}
          footer={counts}
          level={level}
        />
      ))}
    </CardGrid>
  )
}

const EVERYTHING: ListFilter = { stan: 'wszystkie', zasieg: 'gmina' }

function ListFilters({ filter }: { filter: ListFilter }) {
  const { t } = useView()
  const form = {
    values: {
      tekst: filter.tekst ?? '',
      miejsce: filter.miejsce ?? '',
      zasieg: filter.zasieg,
      temat: filter.temat ?? '',
      stan: filter.stan,
    },
  }
  return (
    <Filters
      action="/konsultacje"
      active={Boolean(filter.tekst || filter.miejsce || filter.temat || filter.organizator)}
    >
      <input type="hidden" name="stan" value={filter.stan} />
      {filter.organizator && <input type="hidden" name="organizator" value={filter.organizator} />}
      <TextField form={form} name="tekst" label={t('consultations.filter.text')} type="search" />
      <TextField
        form={form}
        name="miejsce"
        label={t('consultations.filter.place')}
        placeholder={t('consultations.filter.place-example')}
      />
      <SelectField
        form={form}
        name="zasieg"
        label={t('consultations.filter.reach')}
        options={['gmina', 'powiat', '20km'].map((value) => ({
          value,
          label: t(`consultations.filter.reach.${value}`),
        }))}
      />
      <SelectField
        form={form}
        name="temat"
        label={t('consultations.filter.topic')}
        empty={t('consultations.filter.any-topic')}
        options={TOPICS.map((value) => ({ value, label: t(`consultations.topic.${value}`) }))}
      />
    </Filters>
  )
}

export function listAddress(filter: ListFilter, base = '/konsultacje'): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    if (value && !(name === 'stan' && value === 'trwajace') && !(name === 'zasieg' && value === 'gmina'))
      query.set(name, value)
  const text = query.toString()
  return text ? `${base}?${text}` : base
}

const feedAddress = (filter: ListFilter) => listAddress({ ...filter, po: undefined }, '/konsultacje/kanal.xml')
