import { formatDate, type Translate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  EmptyState,
  Filters,
  Link,
  ListPage,
  Notice,
  Pager,
  Section,
  SelectField,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { isGround } from '../../moderation/index.ts'
import { isOpen, type Process, pathOf } from '../../processes/index.ts'
import { remarkPath } from '../addresses.ts'
import type { ListedRemark } from '../deciding/decisions-store.ts'
import { paragraphs } from '../paragraphs.tsx'
import { CHANNELS, OUTCOMES, type Remark } from '../rules.ts'
import type { Tally } from '../tallies-store.ts'
import { Answer, authorWords, RemarkEntry, ReportLink } from './entry.tsx'
import type { ReadingFilter } from './forms.ts'

interface ListProps {
  process: Process
  filter: ReadingFilter
  remarks: ListedRemark[]
  next: string | null
  tally: Tally
  /** How many were found, when a filter is set. */
  count: number | null
  answers: boolean
}

export const COUNTED_MOST = 10_000

/** All remarks of a process with what became of them: uwaga → rozstrzygnięcie → uzasadnienie, searchable and paged. */
export function RemarkList({ process, filter, remarks, next, tally, count, answers }: ListProps) {
  const { t, now } = useView()
  const home = `${pathOf(process)}/uwagi`
  const form = {
    values: { tekst: filter.tekst ?? '', rozstrzygniecie: filter.rozstrzygniecie ?? '', kanal: filter.kanal ?? '' },
  }
  return (
    <ListPage
      title={t('remarks.list.title', { title: process.title })}
      crumbs={[{ label: process.title, href: pathOf(process) }]}
      actions={isOpen(process, now) && <ButtonLink href={`${home}/nowa`}>{t('remarks.give.title')}</ButtonLink>}
      filters={
        <Filters action={home} active={count !== null}>
          <TextField form={form} name="tekst" label={t('remarks.filter.text')} type="search" />
          {answers && (
            <SelectField
              form={form}
              name="rozstrzygniecie"
              label={t('remarks.filter.outcome')}
              empty={t('remarks.filter.any')}
              options={[
                { value: 'jest', label: t('remarks.filter.settled') },
                ...OUTCOMES.map((value) => ({ value, label: t(`remarks.outcome.${value}`) })),
              ]}
            />
          )}
          <SelectField
            form={form}
            name="kanal"
            label={t('remarks.filter.channel')}
            empty={t('remarks.filter.any')}
            options={CHANNELS.map((value) => ({ value, label: t(`remarks.channel.${value}`) }))}
          />
        </Filters>
      }
      count={countWords(t, tally, count, answers)}
      pager={
        <Pager
          next={next ? address(home, { ...filter, po: next }) : undefined}
          previous={filter.po ? address(home, { ...filter, po: undefined }) : undefined}
        />
      }
      outputs={
        <>
          <Link href={`${home}.csv`} icon="download">
            {t('remarks.list.csv')}
          </Link>{' '}
          <Link href={`${home}.json`} icon="download">
            {t('remarks.list.json')}
          </Link>{' '}
          <Link href={`${home}.xlsx`} icon="download">
            {t('remarks.list.xlsx')}
          </Link>
        </>
      }
      unlisted={count !== null || filter.po !== undefined}
    >
      {remarks.length === 0 ? (
        <EmptyState title={count === null ? t('remarks.list.empty') : t('remarks.list.none-found')}>
          {count === null ? t('remarks.list.empty-hint') : t('remarks.list.none-hint')}
        </EmptyState>
      ) : (
        remarks.map((remark) => <RemarkEntry key={remark.id} {...{ process, remark, answers }} level={2} />)
      )}
    </ListPage>
  )
}

function countWords(t: Translate, tally: Tally, count: number | null, answers: boolean): string {
  if (count !== null)
    return count >= COUNTED_MOST
      ? t('remarks.list.found-many', { count: COUNTED_MOST })
      : t('remarks.list.found', { count })
  return tallyWords(t, tally, answers)
}

/** "128 uwag, 37 z odpowiedzią"; before answers may be read, how many there are is not said either. */
export const tallyWords = (t: Translate, tally: Pick<Tally, 'public' | 'publicSettled'>, answers: boolean) =>
  [t('remarks.count', { count: tally.public }), answers && t('remarks.answered', { count: tally.publicSettled })]
    .filter(Boolean)
    .join(', ')

function address(home: string, filter: ReadingFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return query.size > 0 ? `${home}?${query}` : home
}

interface RemarkPageProps {
  process: Process
  remark: ListedRemark
  answers: boolean
  attachments: { name: string; href: string }[]
  related: Remark[]
  /** Shows the way to hide it. */
  moderator: boolean
  /** What it was part of. */
  origin: { label: string; href: string } | null
}

/** One remark on an address of its own, for its author to show others. */
export function RemarkPage({ process, remark, answers, attachments, related, moderator, origin }: RemarkPageProps) {
  const { t, locale } = useView()
  const decision = answers && remark.decision?.state === 'accepted' ? remark.decision : null
  return (
    <ThingPage
      share={{}}
      title={t('remarks.page.title', { reference: remark.reference })}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: t('remarks.remarks'), href: `${pathOf(process)}/uwagi` },
      ]}
      lead={[
        authorWords(remark, t),
        formatDate(remark.receivedAt, locale),
        t(`remarks.channel.${remark.channel}`),
      ].join(' · ')}
    >
      {remark.quotation && (
        <p>
          {t('remarks.quotation')}: {remark.quotation}
        </p>
      )}
      {paragraphs(remark.body)}
      {origin && (
        <p>
          {t('remarks.origin')}: <Link href={origin.href}>{origin.label}</Link>
        </p>
      )}
      {remark.placeWords && (
        <p>
          {t('remarks.place')}: {remark.placeWords}
        </p>
      )}
      {attachments.length > 0 && (
        <Section title={t('remarks.attachments')}>
          <ul>
            {attachments.map((file) => (
              <li key={file.href}>
                <Link href={file.href}>{file.name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('remarks.page.answer')}>
        {decision ? (
          <Answer decision={decision} />
        ) : (
          <Notice level={3}>
            <p>{noAnswer(remark, answers, t)}</p>
          </Notice>
        )}
      </Section>
      {related.length > 0 && (
        <Section title={t('remarks.page.similar', { count: remark.groupSize - 1 })}>
          <p>{t(decision?.groupId ? 'remarks.page.similar-answered' : 'remarks.page.similar-text')}</p>
          <ul>
            {related.map((other) => (
              <li key={other.id}>
                <Link href={remarkPath(process, other)}>{other.reference}</Link>, {authorWords(other, t)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <ReportLink process={process} remark={remark} />
        {moderator && (
          <>
            {' · '}
            <Link href={`/moderacja/remark/${remark.id}/ukrycie`} icon="eye-off">
              {t('moderation.hiding.link')}
            </Link>
          </>
        )}
      </p>
    </ThingPage>
  )
}

function noAnswer(remark: Remark, answers: boolean, t: Translate) {
  if (!answers) return t('remarks.page.with-report')
  return remark.late ? t('remarks.page.late') : t('remarks.page.no-answer')
}

/** The number is known, the text is not shown: taken back by its author, hidden with a reason, or still waiting. */
export function RemarkGone({ process, remark }: { process: Process; remark: Remark }) {
  const { t, locale } = useView()
  const kind = remark.withdrawnAt ? 'withdrawn' : remark.hiddenAt ? 'hidden' : 'waiting'
  const date = remark.withdrawnAt ?? remark.hiddenAt
  // Only the ground is public; the moderator's own words may name people.
  const reason = isGround(remark.hiddenReason ?? '') ? t(`moderation.ground.${remark.hiddenReason}`) : ''
  return (
    <ThingPage
      title={t('remarks.page.title', { reference: remark.reference })}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: t('remarks.remarks'), href: `${pathOf(process)}/uwagi` },
      ]}
      unlisted
    >
      <Notice kind={kind === 'waiting' ? 'info' : 'warning'}>
        <p>{t(`remarks.gone.${kind}`, { date: date ? formatDate(date, locale) : '', reason })}</p>
      </Notice>
    </ThingPage>
  )
}
