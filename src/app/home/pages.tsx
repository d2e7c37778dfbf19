import { PollCard, type PollCardProps } from '../../modules/ballots/index.ts'
import { EditionCard, type ListedEdition } from '../../modules/budgets/index.ts'
import { ConsultationCards, type ListedConsultation } from '../../modules/consultations/index.ts'
import {
  CHOOSER,
  DEADLINES,
  HOME as KNOWLEDGE_HOME,
  type KnowledgeText,
  pathOf as pathOfText,
  QUESTIONS,
} from '../../modules/knowledge/index.ts'
import { HOME as ALL_MEETINGS, type LaterDates, type Meeting, MeetingCards } from '../../modules/meetings/index.ts'
import { DECLARE } from '../../modules/membership/index.ts'
import { SUBSCRIBE } from '../../modules/newsletter/index.ts'
import { locativeOf, type PreparedRegion, RegionMap, type Unit, type UnitCount } from '../../modules/places/index.ts'
import {
  type Listed as ListedPractice,
  HOME as MAP_OF_PRACTICES,
  PracticeCards,
} from '../../modules/practices/index.ts'
import type { Locale } from '../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  CardGrid,
  EmptyState,
  FrontPage,
  Hidden,
  InlineForm,
  Link,
  Section,
  type Site,
  type Stat,
  Stats,
  Steps,
  TextField,
  useView,
} from '../../ui/index.ts'

interface HomeProps {
  /** The gmina this reader chose, with what is open there and around. */
  mine: Unit | null
  near: ListedConsultation[]
  open: ListedConsultation[]
  openCount: number
  /** Budgets and polls in which residents may take part today. */
  editions: ListedEdition[]
  polls: PollCardProps[]
  /** The nearest meetings that anybody may come to. */
  meetings: Meeting[]
  /** When those of a series are held again. */
  later: LaterDates
  /** The newest of the Participation Map. */
  practices: ListedPractice[]
  region: PreparedRegion
  counts: UnitCount[]
  figures: Stat[]
  /** Guides to the five tools. */
  guides: KnowledgeText[]
}

/** The portal in words of schema.org: whose it is, and the address of its search. */
const websiteOf = (site: Site, search: string, locale: Locale) => ({
  '@type': 'WebSite',
  name: site.name,
  alternateName: site.shortName,
  url: `${site.origin}/`,
  inLanguage: locale,
  publisher: {
    '@type': 'Organization',
    name: site.operator || site.name,
    ...(site.operatorAddress && { address: site.operatorAddress }),
    ...(site.logo && { logo: site.origin + site.logo }),
  },
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${site.origin}${search}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
})

/** What is open near me, how to take part, the network in numbers. */
export function Home(props: HomeProps) {
  const { mine, near, open, openCount, editions, polls, meetings, later, practices, region, counts, figures, guides } =
    props
  const { t, site, url, locale } = useView()
  return (
    <FrontPage
      share={{}}
      title={t('app.home.title')}
      heading={t('app.home.heading')}
      description={t('app.home.lead')}
      data={websiteOf(site, url('/szukaj'), locale)}
      lead={t('app.home.lead')}
      action={
        <>
          <ChooseUnit mine={mine} />
          <Link href={mine ? `/w-poblizu/${mine.code}` : '/w-poblizu'}>{t('app.near.front')}</Link>
        </>
      }
      picture={
        <>
          <RegionMap
            region={region}
            counts={counts}
            href={(code) => `/konsultacje?miejsce=${code}`}
            counted={(count) => t('app.home.map.count', { count })}
            title={t('app.home.map.title')}
          />
          <Link href="/mapa-sieci" icon="map-pin">
            {t('maps.open-whole')}
          </Link>
        </>
      }
      feeds={[{ title: t('app.menu.consultations'), href: '/konsultacje/kanal.xml' }]}
    >
      {mine && (
        <Section
          title={t('app.home.near', { place: locativeOf(mine, t) })}
          more={
            <>
              <Link href={`/w-poblizu/${mine.code}`}>{t('app.near.link')}</Link>
              <ActButton action="/moja-gmina/usuniecie" variant="quiet">
                {t('app.home.forget')}
              </ActButton>
            </>
          }
        >
          {near.length > 0 ? (
            <ConsultationCards found={near} />
          ) : (
            <EmptyState title={t('app.home.near.empty')}>{t('app.home.near.hint')}</EmptyState>
          )}
        </Section>
      )}
      <Section
        title={t('app.home.open')}
        more={<Link href="/konsultacje">{t('app.home.all', { count: openCount })}</Link>}
      >
        {open.length > 0 ? (
          <ConsultationCards found={open} />
        ) : (
          <EmptyState
            title={t('app.home.open.empty')}
            action={<Link href="/konsultacje?stan=wszystkie">{t('app.home.open.past')}</Link>}
          />
        )}
      </Section>
      {editions.length + polls.length > 0 && (
        <Section title={t('app.home.votes')} more={<Link href="/glosowania">{t('app.home.votes.all')}</Link>}>
          <CardGrid label={t('app.home.votes')}>
            {editions.map((found) => (
              <EditionCard key={found.process.id} found={found} />
            ))}
            {polls.map((one) => (
              <PollCard key={one.poll.id} {...one} />
            ))}
          </CardGrid>
        </Section>
      )}
      {meetings.length > 0 && (
        <Section title={t('app.home.meetings')} more={<Link href={ALL_MEETINGS}>{t('app.home.meetings.all')}</Link>}>
          <MeetingCards meetings={meetings} level={3} later={later} />
        </Section>
      )}
      {practices.length > 0 && (
        <Section
          title={t('app.home.practices')}
          more={<Link href={MAP_OF_PRACTICES}>{t('app.home.practices.all')}</Link>}
        >
          <PracticeCards practices={practices} />
        </Section>
      )}
      <Section title={t('app.home.knowledge')} more={<Link href={KNOWLEDGE_HOME}>{t('app.home.knowledge.all')}</Link>}>
        <ul class="knowledge-links">
          {guides.map((guide) => (
            <li key={guide.id}>
              <Link href={pathOfText(guide)} icon="book-open">
                {guide.content.title}
              </Link>
              <span class="ui-meta">{guide.content.summary}</span>
            </li>
          ))}
        </ul>
        <Actions>
          <ButtonLink href={CHOOSER} icon="list-checks" variant="secondary">
            {t('knowledge.chooser.title')}
          </ButtonLink>
          <Link href={QUESTIONS}>{t('knowledge.questions')}</Link>
          <Link href={DEADLINES}>{t('knowledge.terms.title')}</Link>
        </Actions>
      </Section>
      <Section title={t('app.home.how')}>
        <Steps
          items={[1, 2, 3].map((step) => ({
            title: t(`app.home.how.${step}.title`),
            text: t(`app.home.how.${step}.text`),
          }))}
        />
      </Section>
      <Section title={t('app.home.figures')}>
        <Stats items={figures} label={t('app.home.figures')} />
        <Actions>
          <ButtonLink href={DECLARE} icon="user-plus">
            {t('app.home.join')}
          </ButtonLink>
          <Link href="/siec/czlonkowie">{t('app.home.members')}</Link>
        </Actions>
      </Section>
      <Section title={t('app.home.newsletter')}>
        <p>{t('app.home.newsletter.text')}</p>
        <Actions>
          <ButtonLink href={SUBSCRIBE} icon="mail" variant="secondary">
            {t('app.home.newsletter.subscribe')}
          </ButtonLink>
          <Link href="/newsletter">{t('app.home.newsletter.archive')}</Link>
        </Actions>
      </Section>
    </FrontPage>
  )
}

function ChooseUnit({ mine }: { mine: Unit | null }) {
  const { t } = useView()
  return (
    <InlineForm method="post" action="/moja-gmina" button={t('app.home.choose.button')}>
      <TextField
        form={{ values: { miejsce: mine?.name ?? '' } }}
        name="miejsce"
        label={t('app.home.choose.field')}
        placeholder={t('app.home.choose.example')}
      />
      <Hidden name="powrot" value="/" />
    </InlineForm>
  )
}
