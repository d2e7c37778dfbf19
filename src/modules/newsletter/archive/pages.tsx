import {
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Filters,
  KeyValues,
  Link,
  ListPage,
  Notice,
  Pager,
  PlainLanguage,
  Share,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import type { Duty } from '../calendar/rules.ts'
import { ARCHIVE, type Issue, issuePath } from '../issues/rules.ts'
import { numberWords, paragraphs } from '../letter/letter.tsx'
import { SUBSCRIBE } from '../subscribing/forms.ts'
import { BlocksView, dayWords } from './block-view.tsx'
import { ATOM, JSON_FEED } from './feeds.ts'

export interface ArchiveProps {
  issues: Issue[]
  next: string | null
  query: { szukaj?: string | undefined }
  /** The promise of the network, kept live. */
  duty: Duty
}

/** Every issue the network sent, newest first. */
export function ArchivePage({ issues, next, query, duty }: ArchiveProps) {
  const { t, locale } = useView()
  const feeds = [{ title: t('newsletter.archive.feed'), href: ATOM }]
  return (
    <ListPage
      title={t('newsletter.title')}
      description={t('newsletter.archive.lead')}
      crumbs={[{ label: t('newsletter.network'), href: '/siec' }]}
      lead={t('newsletter.archive.lead')}
      feeds={feeds}
      count={t('newsletter.archive.duty', { count: duty.sent, year: duty.year, needed: duty.needed })}
      actions={
        <ButtonLink href={SUBSCRIBE} icon="mail">
          {t('newsletter.subscribe.title')}
        </ButtonLink>
      }
      filters={
        <Filters action={ARCHIVE} active={Boolean(query.szukaj)}>
          <TextField
            form={{ values: { szukaj: query.szukaj } }}
            name="szukaj"
            label={t('newsletter.archive.search')}
            type="search"
            width="medium"
          />
        </Filters>
      }
      pager={
        <Pager
          next={
            next
              ? `${ARCHIVE}?${new URLSearchParams({ ...(query.szukaj && { szukaj: query.szukaj }), po: next })}`
              : undefined
          }
        />
      }
      outputs={
        <>
          <Link href={ATOM} icon="rss">
            {t('newsletter.archive.atom')}
          </Link>
          <Link href={JSON_FEED} icon="rss">
            {t('newsletter.archive.json')}
          </Link>
        </>
      }
    >
      {issues.length === 0 ? (
        <EmptyState
          title={query.szukaj ? t('newsletter.archive.not-found') : t('newsletter.archive.empty')}
          icon="mail"
        >
          <p>{query.szukaj ? t('newsletter.archive.not-found.text') : t('newsletter.archive.empty.text')}</p>
        </EmptyState>
      ) : (
        <CardGrid label={t('newsletter.title')}>
          {issues.map((issue) => (
            <Card
              key={issue.id}
              level={2}
              title={issue.subject}
              href={issuePath(issue)}
              meta={`${numberWords(issue, t)} · ${dayWords(issue.frozenAt, locale)}`}
            >
              <p lang="pl">{shortened(issue.plainSummary)}</p>
            </Card>
          ))}
        </CardGrid>
      )}
    </ListPage>
  )
}

const shortened = (text: string) => (text.length > 180 ? `${text.slice(0, 177).trimEnd()}…` : text)

/** One issue, the same for everybody: nothing in its address tells who was sent it. */
export function IssuePage({ issue, previous, next }: { issue: Issue; previous: Issue | null; next: Issue | null }) {
  const { t, locale } = useView()
  return (
    <ThingPage
      title={issue.subject}
      description={issue.plainSummary || issue.preheader}
      islands={['wiec-share']}
      crumbs={[
        { label: t('newsletter.network'), href: '/siec' },
        { label: t('newsletter.title'), href: ARCHIVE },
      ]}
      aside={
        <>
          <Box title={t('newsletter.issue.about')}>
            <KeyValues
              items={[
                { label: t('newsletter.issue.number'), value: `${issue.number}/${issue.year}` },
                { label: t('newsletter.issue.day'), value: dayWords(issue.frozenAt, locale) },
              ]}
            />
          </Box>
          <Box title={t('newsletter.issue.next-by-mail')}>
            <p>{t('newsletter.issue.next-by-mail.text')}</p>
            <ButtonLink href={SUBSCRIBE} icon="mail">
              {t('newsletter.subscribe.title')}
            </ButtonLink>
          </Box>
          <Box title={t('newsletter.issue.share')}>
            <Share href={issuePath(issue)} title={issue.subject} />
          </Box>
        </>
      }
      after={
        (previous || next) && (
          <nav class="newsletter-around" aria-label={t('newsletter.issue.around')}>
            {previous && (
              <Link href={issuePath(previous)} rel="prev" icon="arrow-left">
                {`${numberWords(previous, t)}: ${previous.subject}`}
              </Link>
            )}
            {next && (
              <Link href={issuePath(next)} rel="next" icon="arrow-right">
                {`${numberWords(next, t)}: ${next.subject}`}
              </Link>
            )}
          </nav>
        )
      }
    >
      {issue.stoppedAt && <Notice kind="info">{t('newsletter.issue.stopped')}</Notice>}
      {issue.plainSummary && (
        <PlainLanguage title={t('newsletter.plain-summary')}>
          {paragraphs(issue.plainSummary).map((text, index) => (
            <p key={index} lang="pl">
              {text}
            </p>
          ))}
        </PlainLanguage>
      )}
      <BlocksView blocks={issue.blocks} />
    </ThingPage>
  )
}
