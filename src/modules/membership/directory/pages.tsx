import { formatDate } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  FeedLinks,
  Filters,
  Hidden,
  KeyValues,
  Link,
  ListPage,
  Meta,
  Notice,
  Pager,
  SelectField,
  Tabs,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { fullName, type Unit } from '../../places/index.ts'
import { TOOLS } from '../rules.ts'
import { DIRECTORY, directoryAddress, MEMBERS_HOME, memberPath, OWN } from './addresses.ts'
import { CardView, Exchange } from './card-view.tsx'
import { type DirectoryQuery, REACHES } from './forms.ts'
import type { Found, SeenMember } from './listing.ts'
import { LANGUAGES } from './rules.ts'

export interface DirectoryPageProps extends Found {
  /** The gmina this reader chose. */
  mine: Unit | null
  viewer: 'stranger' | 'member' | 'coordinator'
}

/** People and institutions to work with, found by place, tool, words, what they give and look for. */
export function DirectoryPage({ query, unit, members, count, next, mine, viewer }: DirectoryPageProps) {
  const { t } = useView()
  const address = (changes: Partial<DirectoryQuery>) => directoryAddress({ ...query, po: undefined, ...changes })
  const kinds = [
    { label: t('membership.directory.all'), rodzaj: undefined },
    { label: t('membership.directory.people'), rodzaj: 'osoba' as const },
    { label: t('membership.directory.institutions'), rodzaj: 'instytucja' as const },
  ]
  return (
    <ListPage
      title={t('membership.directory.title')}
      description={t('membership.directory.description')}
      lead={t('membership.directory.lead')}
      crumbs={[
        { label: t('membership.network'), href: '/siec' },
        { label: t('membership.members.title'), href: MEMBERS_HOME },
      ]}
      feeds={[{ title: t('membership.feed.title'), href: `${DIRECTORY}/kanal.xml` }]}
      tabs={
        <Tabs
          label={t('membership.directory.kinds')}
          items={kinds.map(({ label, rodzaj }) => ({
            label,
            href: address({ rodzaj, typ: rodzaj === 'osoba' ? undefined : query.typ }),
            current: query.rodzaj === rodzaj,
          }))}
        />
      }
      filters={<DirectoryFilters query={query} />}
      count={[
        t('membership.directory.count', { count }),
        query.udzial && t(`membership.directory.only-${query.udzial}`),
        query.typ && t(`membership.type.${query.typ}`),
        query.rok && t('membership.directory.in-year', { year: query.rok }),
        unit && t('membership.directory.in-place', { place: fullName(unit, t) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      pager={<Pager next={next ? address({ po: next }) : undefined} previous={query.po ? address({}) : undefined} />}
      outputs={
        <>
          <FeedLinks href={`${DIRECTORY}/kanal.xml`} />
          {viewer === 'coordinator' && (
            <>
              <Link href={`${DIRECTORY}/eksport.csv`} icon="download">
                {t('membership.export.csv')}
              </Link>
              <Link href={`${DIRECTORY}/eksport.xlsx`} icon="download">
                {t('membership.export.xlsx')}
              </Link>
            </>
          )}
        </>
      }
    >
      {query.rok && <Meta>{t('membership.directory.in-year.note', { year: query.rok })}</Meta>}
      {query.miejsce && !unit && (
        <Notice kind="warning">
          <p>{t('membership.directory.place-unknown', { text: query.miejsce })}</p>
        </Notice>
      )}
      {mine && unit?.code !== mine.code && (
        <p>
          <Link href={address({ miejsce: mine.code })} icon="map-pin">
            {t('membership.directory.mine', { place: fullName(mine, t) })}
          </Link>
        </p>
      )}
      {members.length === 0 ? (
        <EmptyState
          title={t('membership.directory.empty')}
          icon="search"
          action={
            <ButtonLink href={DIRECTORY} variant="secondary">
              {t('membership.directory.show-all')}
            </ButtonLink>
          }
        >
          {t('membership.directory.empty-hint')}
        </EmptyState>
      ) : (
        <MemberCards members={members} level={2} />
      )}
      <p>{t(`membership.directory.sees.${viewer}`)}</p>
    </ListPage>
  )
}

export function MemberCards({ members, level = 3 }: { members: readonly SeenMember[]; level?: 2 | 3 }) {
  const { t } = useView()
  return (
    <CardGrid label={t('membership.directory.title')}>
      {members.map(({ seen, unit, institutionKind }) => (
        <Card
          key={seen.memberId}
          level={level}
          title={seen.name}
          href={memberPath(seen.memberId)}
          meta={[t(institutionKind ? `membership.type.${institutionKind}` : 'membership.kind.person'), unit?.name]
            .filter(Boolean)
            .join(' · ')}
          footer={seen.tools?.map((tool) => t(`membership.tool.${tool}`)).join(', ')}
        >
          {seen.about && <p>{shortened(seen.about)}</p>}
          <Exchange seen={seen} />
        </Card>
      ))}
    </CardGrid>
  )
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 157).trimEnd()}…` : text)

function DirectoryFilters({ query }: { query: DirectoryQuery }) {
  const { t } = useView()
  const form = { values: { ...query, po: undefined } as Record<string, string | undefined> }
  const rare = Boolean(query.jezyk || query.wymiana)
  return (
    <Filters
      action={DIRECTORY}
      active={Boolean(
        query.tekst || query.miejsce || query.narzedzie || query.typ || query.udzial || query.rok || rare,
      )}
      moreOpen={rare}
      more={
        <>
          <SelectField
            form={form}
            name="wymiana"
            label={t('membership.filter.exchange')}
            empty={t('membership.filter.any')}
            options={['oferuje', 'szuka'].map((value) => ({ value, label: t(`membership.filter.exchange.${value}`) }))}
          />
          <SelectField
            form={form}
            name="jezyk"
            label={t('membership.card.languages')}
            empty={t('membership.filter.any')}
            options={LANGUAGES.map((value) => ({ value, label: t(`membership.language.${value}`) }))}
          />
        </>
      }
    >
      {(['rodzaj', 'typ', 'udzial', 'rok'] as const).map((name) =>
        query[name] ? <Hidden key={name} name={name} value={query[name]} /> : null,
      )}
      <TextField form={form} name="tekst" label={t('membership.filter.text')} type="search" />
      <TextField
        form={form}
        name="miejsce"
        label={t('membership.filter.place')}
        placeholder={t('membership.filter.place-example')}
      />
      <SelectField
        form={form}
        name="zasieg"
        label={t('membership.filter.reach')}
        options={REACHES.map((value) => ({ value, label: t(`membership.filter.reach.${value}`) }))}
      />
      <SelectField
        form={form}
        name="narzedzie"
        label={t('membership.filter.tool')}
        empty={t('membership.filter.any')}
        options={TOOLS.map((value) => ({ value, label: t(`membership.tool.${value}`) }))}
      />
    </Filters>
  )
}

export interface MemberPageProps {
  member: SeenMember
  /** The viewer acts for this member. */
  isOwn: boolean
  mayWrite: boolean
}

/** One member, as much of them as the viewer may see. */
export function MemberPage({
  member: { seen, unit, institutionKind, standing, since },
  isOwn,
  mayWrite,
}: MemberPageProps) {
  const { t, locale } = useView()
  const home = memberPath(seen.memberId)
  return (
    <ThingPage
      share={{}}
      title={seen.name}
      unlisted={seen.kind === 'person'}
      crumbs={[
        { label: t('membership.network'), href: '/siec' },
        { label: t('membership.members.title'), href: MEMBERS_HOME },
      ]}
      lead={t(institutionKind ? `membership.type.${institutionKind}` : 'membership.kind.person')}
      actions={
        <>
          {mayWrite && (
            <ButtonLink href={`${home}/list`} icon="mail">
              {t('membership.letter.write')}
            </ButtonLink>
          )}
          {isOwn && (
            <ButtonLink href={OWN} variant="secondary" icon="pencil">
              {t('membership.own.title')}
            </ButtonLink>
          )}
        </>
      }
      aside={
        <Box title={t('membership.member.in-network')}>
          <KeyValues
            items={[
              { label: t('membership.member.standing'), value: t(`membership.standing.${standing}`) },
              { label: t('membership.member.since'), value: formatDate(since, locale) },
            ]}
          />
          <p>
            <Link href={`${home}/wizytowka.vcf`} icon="download">
              {t('membership.member.vcard')}
            </Link>
          </p>
          <p>
            <Link href={`/zgloszenie?adres=${encodeURIComponent(home)}`}>{t('membership.member.report')}</Link>
          </p>
        </Box>
      }
    >
      <CardView seen={seen} unit={unit} />
    </ThingPage>
  )
}
