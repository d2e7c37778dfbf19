import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  EmptyState,
  EntryCard,
  Link,
  Meta,
  Page,
  Pager,
  Section,
  useView,
} from '../../../ui/index.ts'
import { NEWS, OWN } from '../directory/addresses.ts'
import { DECLARE } from '../paths.ts'
import type { NewsItem, WaitingItem } from '../ports.ts'

export interface NewsPageProps {
  isMember: boolean
  waiting: WaitingItem[]
  news: NewsItem[]
  next: string | null
  later: boolean
  /** Whole address of the reader's own feed; null while they have none. */
  feed: string | null
}

/** For members: what waits for my answer first, then what is new. */
export function NewsPage({ isMember, waiting, news, next, later, feed }: NewsPageProps) {
  const { t, locale } = useView()
  return (
    <Page title={t('membership.news.title')} crumbs={[{ label: t('membership.network'), href: '/siec' }]} unlisted>
      <h1>{t('membership.news.title')}</h1>
      <p>
        <Link href={OWN} icon="user">
          {t('membership.own.title')}
        </Link>
      </p>
      {!later && (isMember || waiting.length > 0) && (
        <Section title={t('membership.news.waiting')} count={waiting.length}>
          {waiting.length === 0 && <p>{t('membership.news.nothing-waits')}</p>}
          {waiting.map(({ id, title, text, href, dueAt }) => (
            <EntryCard key={id} author={title} href={href}>
              <p>{text}</p>
              {dueAt && <Meta>{t('membership.news.until', { date: formatDateTime(dueAt, locale) })}</Meta>}
            </EntryCard>
          ))}
        </Section>
      )}
      {isMember ? (
        <Section title={t('membership.news.new')}>
          {news.length === 0 && (
            <EmptyState title={t('membership.news.nothing-new')} icon="bell">
              {t('membership.news.nothing-new.hint')}
            </EmptyState>
          )}
          {news.map(({ id, at, sort, title, text, href }) => (
            <EntryCard
              key={id}
              author={title}
              href={href}
              when={<time dateTime={at.toString()}>{formatDate(at, locale)}</time>}
              tags={[{ children: sort }]}
            >
              {text && <p>{shortened(text)}</p>}
            </EntryCard>
          ))}
          <Pager
            next={next ? `${NEWS}?po=${next}` : undefined}
            previous={later ? NEWS : undefined}
            label={t('membership.news.new')}
          />
        </Section>
      ) : (
        <EmptyState
          title={t('membership.news.for-members')}
          icon="users"
          action={<ButtonLink href={DECLARE}>{t('membership.declare.title')}</ButtonLink>}
        >
          {t('membership.news.for-members.hint')}
        </EmptyState>
      )}
      {isMember && (
        <Section title={t('membership.news.feed')}>
          {feed ? (
            <>
              <p>{t('membership.news.feed.secret')}</p>
              <p>
                <Link href={feed} icon="rss">
                  {feed}
                </Link>
              </p>
              <ActButton action={`${NEWS}/kanal/zamkniecie`} variant="secondary" icon="x">
                {t('membership.news.feed.close')}
              </ActButton>
            </>
          ) : (
            <>
              <p>{t('membership.news.feed.what')}</p>
              <ActButton action={`${NEWS}/kanal`} variant="secondary" icon="rss">
                {t('membership.news.feed.open')}
              </ActButton>
            </>
          )}
        </Section>
      )}
    </Page>
  )
}

const shortened = (text: string) => (text.length > 220 ? `${text.slice(0, 217).trimEnd()}…` : text)
