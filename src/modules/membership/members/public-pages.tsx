import {
  Actions,
  BarChart,
  ButtonLink,
  EmptyState,
  FrontPage,
  LineChart,
  Link,
  Meta,
  Section,
  Stats,
  useView,
} from '../../../ui/index.ts'
import { type PreparedRegion, RegionMap, type UnitCount } from '../../places/index.ts'
import { DIRECTORY, directoryAddress, memberPath, OWN } from '../directory/addresses.ts'
import type { SeenMember } from '../directory/listing.ts'
import { MemberCards } from '../directory/pages.tsx'
import type { Kind } from '../rules.ts'
import type { TypeCount, YearCount } from './public-store.ts'

export interface MembersPageProps {
  counts: Record<Kind, number>
  types: TypeCount[]
  years: YearCount[]
  region: PreparedRegion
  /** Members whose place the reader may see, by unit. */
  places: UnitCount[]
  institutions: SeenMember[]
  people: SeenMember[]
  /** How many of the people the reader may see by name. */
  shownPeople: number
}

/** Who belongs to the network: in numbers, on a map, over years, by name where they agreed. Every number leads to its list. */
export function MembersPage({
  counts,
  types,
  years,
  region,
  places,
  institutions,
  people,
  shownPeople,
}: MembersPageProps) {
  const { t } = useView()
  const others = types.filter(({ standing }) => standing !== 'member')
  const sum = (standing: 'guest' | 'observer') =>
    others.filter((type) => type.standing === standing).reduce((all, { count }) => all + count, 0)
  const [guests, observers] = [sum('guest'), sum('observer')]
  const nobody = counts.person + counts.institution === 0
  return (
    <FrontPage
      share={{}}
      title={t('membership.members.title')}
      heading={t('membership.members.title')}
      description={t('membership.members.description')}
      lead={
        nobody
          ? t('membership.members.lead-empty')
          : t('membership.members.lead', {
              people: t('membership.members.people', { count: counts.person }),
              institutions: t('membership.members.institutions', { count: counts.institution }),
            })
      }
      feeds={[{ title: t('membership.feed.title'), href: `${DIRECTORY}/kanal.xml` }]}
      action={
        <Actions>
          <ButtonLink href={DIRECTORY} icon="search">
            {t('membership.members.to-directory')}
          </ButtonLink>
          <ButtonLink href={OWN} variant="secondary" icon="user">
            {t('membership.own.title')}
          </ButtonLink>
        </Actions>
      }
      picture={
        nobody ? undefined : (
          <RegionMap
            region={region}
            counts={places}
            href={(code) => directoryAddress({ miejsce: code })}
            counted={(count) => t('membership.members.on-map', { count })}
            title={t('membership.members.map-title')}
          />
        )
      }
    >
      {nobody ? (
        <EmptyState title={t('membership.members.none')} icon="users">
          {t('membership.members.none-hint')}
        </EmptyState>
      ) : (
        <>
          <Section title={t('membership.members.in-numbers')}>
            <Stats
              label={t('membership.members.in-numbers')}
              items={[
                {
                  figure: counts.person,
                  label: t('membership.members.of-people', { count: counts.person }),
                  href: directoryAddress({ rodzaj: 'osoba' }),
                },
                {
                  figure: counts.institution,
                  label: t('membership.members.of-institutions', { count: counts.institution }),
                  href: directoryAddress({ rodzaj: 'instytucja' }),
                },
                ...(guests > 0
                  ? [
                      {
                        figure: guests,
                        label: t('membership.members.of-guests', { count: guests }),
                        href: directoryAddress({ udzial: 'gosc' }),
                      },
                    ]
                  : []),
                ...(observers > 0
                  ? [
                      {
                        figure: observers,
                        label: t('membership.members.of-observers', { count: observers }),
                        href: directoryAddress({ udzial: 'obserwator' }),
                      },
                    ]
                  : []),
              ]}
            />
            {shownPeople < counts.person && <Meta>{t('membership.members.not-all', { count: shownPeople })}</Meta>}
          </Section>
          <Section
            title={t('membership.directory.institutions')}
            count={counts.institution}
            more={
              <Link href={directoryAddress({ rodzaj: 'instytucja' })}>{t('membership.members.all-institutions')}</Link>
            }
          >
            {institutions.length > 0 ? (
              <ul>
                {institutions.map(({ seen, unit, institutionKind }) => (
                  <li key={seen.memberId}>
                    <Link href={memberPath(seen.memberId)}>{seen.name}</Link>{' '}
                    {[unit?.name, institutionKind && t(`membership.type.${institutionKind}`)]
                      .filter(Boolean)
                      .join(', ')}
                  </li>
                ))}
              </ul>
            ) : (
              <p>{t('membership.members.no-institutions')}</p>
            )}
          </Section>
          <Section
            title={t('membership.directory.people')}
            count={shownPeople}
            more={<Link href={directoryAddress({ rodzaj: 'osoba' })}>{t('membership.members.all-people')}</Link>}
          >
            {people.length > 0 ? <MemberCards members={people} /> : <p>{t('membership.members.no-people')}</p>}
          </Section>
          {years.length > 1 && (
            <Section title={t('membership.members.growth')}>
              <LineChart
                title={t('membership.members.growth-title')}
                labels={{ name: t('membership.members.year'), value: t('membership.members.number') }}
                points={years.map(({ year }) => String(year))}
                series={[
                  { label: t('membership.directory.people'), kind: 'main', values: years.map(({ person }) => person) },
                  {
                    label: t('membership.directory.institutions'),
                    kind: 'attention',
                    values: years.map(({ institution }) => institution),
                  },
                ]}
                href={(year, index) => directoryAddress({ rok: year, rodzaj: index === 0 ? 'osoba' : 'instytucja' })}
                note={t('membership.members.growth-note')}
              />
            </Section>
          )}
          <Section title={t('membership.members.types')}>
            <BarChart
              title={t('membership.members.types-title')}
              labels={{ name: t('membership.members.type'), value: t('membership.members.number') }}
              rows={types
                .filter(({ standing }) => standing === 'member')
                .map(({ institutionKind, count }) => ({
                  label: t(institutionKind ? `membership.types.${institutionKind}` : 'membership.types.person'),
                  value: count,
                  href: institutionKind
                    ? directoryAddress({ rodzaj: 'instytucja', typ: institutionKind })
                    : directoryAddress({ rodzaj: 'osoba' }),
                }))}
            />
          </Section>
        </>
      )}
      <p>
        <Link href={`${DIRECTORY}/kanal.xml`} icon="rss">
          {t('membership.feed.title')}
        </Link>
      </p>
    </FrontPage>
  )
}
