import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  FeedLinks,
  Filters,
  type FormState,
  KeyValues,
  Link,
  ListPage,
  Notice,
  Pager,
  RichText,
  SelectField,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { fullName, locativeOf, type Unit } from '../../places/index.ts'
import { type ListQuery, listAddress } from './forms.ts'
import { isOpen, KINDS, type Organisation } from './rules.ts'
import { organisationData } from './schema-org.ts'

export const ORGANISATIONS = '/organizacje'

export const pathOf = ({ slug }: Pick<Organisation, 'slug'>) => `${ORGANISATIONS}/${slug}`

/** The address changes with the picture, so that browsers may keep it. */
export const logoPath = (organisation: Organisation) =>
  organisation.logoHash && `${pathOf(organisation)}/logo.webp?v=${organisation.logoHash.slice(0, 12)}`

export interface OrganisationListProps {
  query: ListQuery
  filters: FormState
  organisations: Organisation[]
  units: Map<string, Unit>
  /** The place the filter means; null when nothing is called so. */
  unit: Unit | null
  count: number
  next: string | null
}

/** Organisations of the network, for everybody. */
export function OrganisationListPage({
  query,
  filters,
  organisations,
  units,
  unit,
  count,
  next,
}: OrganisationListProps) {
  const { t } = useView()
  const narrowed = Boolean(query.tekst || query.miejsce || query.rodzaj)
  const where = query.miejsce && (unit ? t('network.list.in', { place: fullName(unit, t) }) : t('network.list.nowhere'))
  return (
    <ListPage
      share={{}}
      title={t('network.list.title')}
      description={t('network.list.lead')}
      lead={t('network.list.lead')}
      filters={<OrganisationFilters action={ORGANISATIONS} filters={filters} active={narrowed} />}
      count={[t('network.list.count', { count }), where].filter(Boolean).join(' · ')}
      pager={<Pager next={next ? listAddress(ORGANISATIONS, query, { po: next }) : undefined} />}
      feeds={[{ title: t('network.list.title'), href: `${ORGANISATIONS}/kanal.xml` }]}
      outputs={<FeedLinks href={`${ORGANISATIONS}/kanal.xml`} />}
    >
      {organisations.length > 0 ? (
        <CardGrid label={t('network.list.title')}>
          {organisations.map((organisation) => (
            <OrganisationCard
              key={organisation.id}
              organisation={organisation}
              unit={units.get(organisation.unitCode ?? '') ?? null}
            />
          ))}
        </CardGrid>
      ) : (
        <EmptyState
          icon="building-2"
          title={t(narrowed ? 'network.list.none' : 'network.list.empty')}
          action={narrowed && <Link href={ORGANISATIONS}>{t('network.list.all')}</Link>}
        >
          <p>{t(narrowed ? 'network.list.none.hint' : 'network.list.empty.hint')}</p>
        </EmptyState>
      )}
    </ListPage>
  )
}

/** The fields that narrow a list of organisations. */
export function OrganisationFilters({
  action,
  filters,
  active,
}: {
  action: string
  filters: FormState
  active: boolean
}) {
  const { t } = useView()
  return (
    <Filters action={action} active={active}>
      <TextField form={filters} name="tekst" label={t('network.list.text')} type="search" />
      <TextField form={filters} name="miejsce" label={t('network.list.place')} hint={t('network.list.place.hint')} />
      <SelectField
        form={filters}
        name="rodzaj"
        label={t('network.list.kind')}
        empty={t('network.list.any-kind')}
        options={KINDS.map((kind) => ({ value: kind, label: t(`network.kind.${kind}`) }))}
      />
    </Filters>
  )
}

function OrganisationCard({ organisation, unit }: { organisation: Organisation; unit: Unit | null }) {
  const { t } = useView()
  const { name, kind, isDemonstration, description } = organisation
  return (
    <Card
      level={2}
      title={name}
      href={pathOf(organisation)}
      meta={[t(`network.kind.${kind}`), unit && fullName(unit, t)].filter(Boolean).join(' · ')}
      tag={isDemonstration ? { children: t('network.organisation.demonstration') } : undefined}
    >
      {description && <p>{openingOf(description, 140)}</p>}
    </Card>
  )
}

export interface OrganisationPageProps {
  organisation: Organisation
  unit: Unit | null
  /** May this reader enter its workspace. */
  member: boolean
  /** What it runs and ran: `app` fills it, for the network does not know. */
  sections?: ComponentChildren
}

/** One organisation: what it is, how to reach it, what it runs. */
export function OrganisationPage({ organisation, unit, member, sections }: OrganisationPageProps) {
  const { t, locale, site, url } = useView()
  const { name, kind, description, closedAt, isDemonstration } = organisation
  const logo = logoPath(organisation)
  const about = openingOf(description, 160)
  return (
    <ThingPage
      share={{}}
      title={name}
      description={about || undefined}
      data={organisationData(organisation, {
        url: site.origin + url(pathOf(organisation)),
        unit,
        about,
        logo: logo && site.origin + logo,
      })}
      crumbs={[{ label: t('network.list.title'), href: ORGANISATIONS }]}
      status={isDemonstration ? { children: t('network.organisation.demonstration') } : undefined}
      lead={
        unit
          ? t('network.organisation.lead', { kind: t(`network.kind.${kind}`), where: locativeOf(unit, t) })
          : t(`network.kind.${kind}`)
      }
      actions={
        member &&
        isOpen(organisation) && (
          <ButtonLink href={workPath(organisation.id)} variant="secondary">
            {t('network.organisation.workspace')}
          </ButtonLink>
        )
      }
      aside={
        <>
          {logo && <img src={logo} alt={t('network.organisation.logo', { name })} width="160" height="160" />}
          <Contact organisation={organisation} />
        </>
      }
    >
      {closedAt && (
        <Notice kind="warning">
          <p>{t('network.organisation.closed', { date: formatDate(closedAt, locale) })}</p>
        </Notice>
      )}
      {description ? <RichText markdown={description} anchors /> : <p>{t('network.organisation.no-description')}</p>}
      {sections}
    </ThingPage>
  )
}

function Contact({ organisation }: { organisation: Organisation }) {
  const { t } = useView()
  const { email, phone, address, website } = organisation
  if (!email && !phone && !address && !website) return null
  return (
    <Box title={t('network.organisation.contact')} id="kontakt">
      <KeyValues
        items={[
          { label: t('network.organisation.email'), value: email && <a href={`mailto:${email}`}>{email}</a> },
          {
            label: t('network.organisation.phone'),
            value: phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,
          },
          { label: t('network.organisation.address'), value: address },
          {
            label: t('network.organisation.website'),
            value: website && (
              <a href={website} rel="noopener">
                {website.replace(/^https?:\/\//, '').replace(/\/$/, '')}
              </a>
            ),
          },
        ]}
      />
    </Box>
  )
}

export const workPath = (organisationId: string, part = '') => `/praca/organizacje/${organisationId}${part}`

/** The opening of a formatted text as plain words, cut between words. */
function openingOf(markdown: string, longest: number): string {
  const plain = markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= longest) return plain
  return `${plain.slice(0, longest).replace(/\s+\S*$/, '')}…`
}
