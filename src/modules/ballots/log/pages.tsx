import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Details,
  Form as FormBlock,
  KeyValues,
  Link,
  ListPage,
  Notice,
  Pager,
  QuestionPage,
  Section,
  SubmitButton,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type Poll, phaseOf } from '../polls/rules.ts'
import { pathOf } from '../voting/paths.ts'
import { markedWords } from '../voting/words.ts'
import type { Head, KeptEntry, LogEnd, PublishedBallot } from './store.ts'

export interface LogPageProps {
  poll: Poll
  entries: KeptEntry[]
  heads: Head[]
  end: LogEnd
  next: number | null
}

/** The log as everybody may read it: nothing in it says who, and before the result nothing says what. */
export function LogPage({ poll, entries, heads, end, next }: LogPageProps) {
  const { t, locale } = useView()
  return (
    <ListPage
      title={t('ballots.log')}
      lead={t('ballots.log.lead')}
      crumbs={[{ label: poll.title, href: pathOf(poll) }]}
      pager={<Pager next={next === null ? undefined : `${pathOf(poll)}/dziennik?po=${next}`} />}
    >
      <KeyValues
        items={[
          { label: t('ballots.log.entries'), value: end.entries },
          { label: t('ballots.log.head'), value: <code class="ballots-hash">{end.head}</code> },
        ]}
      />
      <Section title={t('ballots.log.heads')}>
        <Table
          caption={t('ballots.log.heads.caption')}
          rows={heads}
          rowId={({ number }) => String(number)}
          columns={[
            { label: t('ballots.log.at'), names: true, cell: ({ publishedAt }) => formatDateTime(publishedAt, locale) },
            { label: t('ballots.log.entries'), kind: 'number', cell: ({ number }) => number },
            { label: t('ballots.log.head'), cell: ({ head }) => <code class="ballots-hash">{head}</code> },
          ]}
        />
      </Section>
      <Section title={t('ballots.log.all')}>
        <Table
          caption={t('ballots.log.all')}
          captionHidden
          dense
          rows={entries}
          rowId={({ number }) => String(number)}
          empty={<p>{t('ballots.log.none')}</p>}
          columns={[
            { label: t('ballots.log.number'), kind: 'number', names: true, cell: ({ number }) => number },
            {
              label: t('ballots.log.kind'),
              cell: ({ kind, replaces }) => t(`ballots.log.kind.${kind}`, { replaces: replaces ?? '' }),
            },
            {
              label: t('ballots.log.commitment'),
              cell: ({ commitment }) => <code class="ballots-hash">{commitment}</code>,
            },
          ]}
        />
      </Section>
    </ListPage>
  )
}

export interface CheckPageProps {
  poll: Poll
  form: Form
  /** The code asked for is in the box. */
  found: { ballot: PublishedBallot; entry: KeptEntry } | null
  end: LogEnd | null
}

/** "Sprawdź mój głos": until closing that it is there, after the result what is in the published file. */
export function CheckPage({ poll, form, found, end }: CheckPageProps) {
  const { t, now } = useView()
  const counted = phaseOf(poll, now) === 'counted'
  const file = `${pathOf(poll)}/wyniki.jsonl`
  return (
    <QuestionPage
      title={t('ballots.check')}
      caption={poll.title}
      form={form}
      back={{ label: t('ballots.back'), href: pathOf(poll) }}
      unlisted
    >
      {found && (
        <Notice kind="success" title={t('ballots.check.found')} live>
          <p>{t('ballots.check.entry', { number: found.entry.number, entries: end?.entries ?? 0 })}</p>
          <p class="ballots-hash">{found.entry.commitment}</p>
          {counted ? (
            <>
              <p>{t('ballots.check.choice')}</p>
              <ul>
                {markedWords(t, poll.definition, found.ballot.choice).map((line) => (
                  <li key={line}>{line}</li>
                ))}
                {found.ballot.choice === '' && <li>{t('ballots.marked.nothing')}</li>}
              </ul>
            </>
          ) : (
            <p>{t('ballots.check.later')}</p>
          )}
        </Notice>
      )}
      <FormBlock action={`${pathOf(poll)}/sprawdzenie`} method="get">
        <TextField
          form={form}
          name="kod"
          label={t('ballots.check.code')}
          hint={t('ballots.check.code.hint')}
          width="medium"
          spellcheck={false}
          autocomplete="off"
        />
        <SubmitButton icon="search">{t('ballots.check.go')}</SubmitButton>
      </FormBlock>
      <Details summary={t('ballots.check.yourself')}>
        <p>{t('ballots.check.yourself.text')}</p>
        <p>
          <code>wiec verify wyniki.jsonl --receipt {form.values.kod || 'XXXX-XXXX-XXXX-XXXX'}</code>
        </p>
        <p>
          <Link href={`${pathOf(poll)}/dziennik`}>{t('ballots.page.log')}</Link>
        </p>
        {counted && (
          <ButtonLink href={file} variant="secondary" icon="download">
            {t('ballots.page.file')}
          </ButtonLink>
        )}
      </Details>
    </QuestionPage>
  )
}
