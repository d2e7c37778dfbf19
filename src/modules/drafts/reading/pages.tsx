import { formatDate } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  EmptyState,
  Link,
  Notice,
  Pager,
  Section,
  ThingPage,
  Unseen,
  useView,
} from '../../../ui/index.ts'
import { pathOf } from '../../processes/index.ts'
import { type ListedRemark, RemarkEntry } from '../../remarks/index.ts'
import type { FoundDraft } from '../actions.ts'
import { draftPath, type Paragraph, paragraphPath, type Version, versionPath } from '../rules.ts'
import type { Wording } from '../store.ts'
import { differenceOf, type Part } from '../versions/difference.ts'
import { Difference, ParagraphBox, Words } from './parts.tsx'
import type { LeftBehind } from './shown.ts'

export interface DocumentProps {
  found: FoundDraft
  /** The one shown; earlier ones are read only. */
  version: Version
  paragraphs: Paragraph[]
  counts: ReadonlyMap<number, number>
  /** Remarks to paragraphs that are not there any more. */
  leftCount: number
  /** Takes remarks now. */
  open: boolean
}

/** The whole document, paragraph by paragraph, with how much was said of each. */
export function DocumentPage({ found, version, paragraphs, counts, leftCount, open }: DocumentProps) {
  const { t, locale } = useView()
  const { process, draft, current } = found
  const isCurrent = version.id === current.id
  const about = [
    t('drafts.version', { number: version.number }),
    version.publishedAt && formatDate(version.publishedAt, locale),
    t('drafts.paragraphs', { count: paragraphs.length }),
  ]
  return (
    <ThingPage
      title={draft.title}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        ...(isCurrent ? [] : [{ label: draft.title, href: draftPath(process) }]),
      ]}
      lead={about.filter(Boolean).join(' · ')}
      share={{}}
      unlisted={!isCurrent}
      islands={isCurrent && open ? ['wiec-quote'] : []}
      aside={<Versions {...{ found, version, leftCount }} />}
    >
      {!isCurrent && (
        <Notice kind="warning">
          <p>
            {t('drafts.earlier')} <Link href={draftPath(process)}>{t('drafts.to-current')}</Link>
          </p>
        </Notice>
      )}
      {isCurrent && <p>{t(open ? 'drafts.how' : 'drafts.not-open')}</p>}
      <wiec-quote data-label={t('drafts.comment-chosen')}>
        <ol class="drafts-document">
          {paragraphs.map(({ position, thread, follows, body }) => (
            <ParagraphBox
              key={thread}
              number={position}
              margin={
                <Margin
                  {...{ found, thread, number: position }}
                  count={counts.get(thread) ?? 0}
                  before={follows === null ? 0 : (counts.get(follows) ?? 0)}
                  follows={follows}
                  open={open && isCurrent}
                />
              }
            >
              <Words body={body} />
            </ParagraphBox>
          ))}
        </ol>
      </wiec-quote>
    </ThingPage>
  )
}

interface MarginProps {
  found: FoundDraft
  thread: number
  number: number
  count: number
  /** Remarks to the wording before. */
  before: number
  follows: number | null
  open: boolean
}

function Margin({ found: { process }, thread, number, count, before, follows, open }: MarginProps) {
  const { t } = useView()
  const about = <Unseen> {t('drafts.about', { number })}</Unseen>
  return (
    <>
      {count > 0 && (
        <Link href={paragraphPath(process, thread)}>
          {t('drafts.remarks', { count })}
          {about}
        </Link>
      )}
      {before > 0 && follows !== null && (
        <Link href={paragraphPath(process, follows)}>
          {t('drafts.remarks-before', { count: before })}
          {about}
        </Link>
      )}
      {open && (
        <Link href={`${paragraphPath(process, thread)}/uwaga`} rel="nofollow">
          {t('drafts.comment')}
          {about}
        </Link>
      )}
    </>
  )
}

function Versions({ found, version, leftCount }: Pick<DocumentProps, 'found' | 'version' | 'leftCount'>) {
  const { t, locale } = useView()
  const { process, versions, current } = found
  return (
    <>
      <Box title={t('drafts.versions')}>
        <ul class="drafts-versions">
          {versions.map(({ id, number, publishedAt, note }) => (
            <li key={id}>
              {id === version.id ? (
                <strong>{t('drafts.version', { number })}</strong>
              ) : (
                <Link href={id === current.id ? draftPath(process) : versionPath(process, number)}>
                  {t('drafts.version', { number })}
                </Link>
              )}
              {publishedAt && `, ${formatDate(publishedAt, locale)}`}
              {note && <p>{note}</p>}
              {number > 1 && (
                <p>
                  <Link href={`${versionPath(process, number)}/roznice`}>
                    {t('drafts.what-changed', { number: number - 1 })}
                  </Link>
                </p>
              )}
            </li>
          ))}
        </ul>
      </Box>
      {leftCount > 0 && (
        <Box title={t('drafts.left.title')}>
          <p>
            <Link href={`${draftPath(process)}/zmienione`}>{t('drafts.left.link', { count: leftCount })}</Link>
          </p>
        </Box>
      )}
    </>
  )
}

export interface ParagraphProps {
  found: FoundDraft
  wording: Wording
  stays: boolean
  now: LeftBehind['now']
  comments: { remark: ListedRemark; version: number; proposal: Part[] | null }[]
  answers: boolean
  open: boolean
  next: string | null
}

/** One paragraph and everything said about it. */
export function ParagraphPage({ found, wording, stays, now, comments, answers, open, next }: ParagraphProps) {
  const { t } = useView()
  const { process, draft } = found
  return (
    <ThingPage
      title={t('drafts.paragraph', { number: wording.position })}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: draft.title, href: draftPath(process) },
      ]}
      lead={t('drafts.version', { number: wording.number })}
      actions={
        open &&
        stays && (
          <ButtonLink href={`${paragraphPath(process, wording.thread)}/uwaga`} icon="send">
            {t('drafts.comment')}
          </ButtonLink>
        )
      }
    >
      <blockquote class="drafts-quoted">
        <Words body={wording.body} />
      </blockquote>
      {!stays && <Changed {...{ found, now }} />}
      <Section title={t('drafts.said')}>
        {comments.length === 0 ? (
          <EmptyState title={t('drafts.said.none')} />
        ) : (
          comments.map(({ remark, proposal }) => (
            <div key={remark.id} class="drafts-comment">
              {/* The words it is about stand above; a remark on some of them says which. */}
              <RemarkEntry
                process={process}
                remark={remark.quotation === wording.body ? { ...remark, quotation: null } : remark}
                answers={answers}
              />
              {proposal && (
                <div class="drafts-proposal">
                  <h4>{t('drafts.proposal.change')}</h4>
                  <Difference parts={proposal} />
                </div>
              )}
            </div>
          ))
        )}
      </Section>
      <Pager next={next ?? undefined} />
    </ThingPage>
  )
}

function Changed({ found: { process }, now }: Pick<ParagraphProps, 'found' | 'now'>) {
  const { t } = useView()
  if (!now)
    return (
      <Notice kind="warning">
        <p>{t('drafts.left.removed')}</p>
      </Notice>
    )
  return (
    <Section title={t('drafts.left.changed')}>
      <p>
        {t('drafts.left.now')}{' '}
        <Link href={paragraphPath(process, now.wording.thread)}>
          {t('drafts.paragraph', { number: now.wording.position })}
        </Link>
      </p>
      <Difference parts={now.difference} />
    </Section>
  )
}

/** Paragraphs that were changed or taken out after somebody had spoken about them. */
export function LeftPage({ found, left }: { found: FoundDraft; left: LeftBehind[] }) {
  const { t } = useView()
  const { process, draft } = found
  return (
    <ThingPage
      title={t('drafts.left.title')}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: draft.title, href: draftPath(process) },
      ]}
      lead={t('drafts.left.lead')}
    >
      {left.length === 0 && <EmptyState title={t('drafts.left.none')} />}
      {left.map(({ wording, count, now }) => (
        <Section
          key={wording.thread}
          title={t('drafts.left.one', { number: wording.position, version: wording.number })}
          more={<Link href={paragraphPath(process, wording.thread)}>{t('drafts.remarks', { count })}</Link>}
        >
          {now ? (
            <Difference parts={now.difference} />
          ) : (
            <Difference parts={[{ text: wording.body, kind: 'removed' }]} />
          )}
        </Section>
      ))}
    </ThingPage>
  )
}

export interface ChangesProps {
  found: FoundDraft
  version: Version
  rows: ChangedRow[]
}

/** A paragraph of a version beside the one before: changed, new, taken out. */
export interface ChangedRow {
  number: number | null
  before: string | null
  after: string | null
}

/** What a version changed in the one before; what stayed as it was is left out. */
export function ChangesPage({ found, version, rows }: ChangesProps) {
  const { t } = useView()
  const { process, draft } = found
  return (
    <ThingPage
      title={t('drafts.changes.title', { number: version.number })}
      crumbs={[
        { label: process.title, href: pathOf(process) },
        { label: draft.title, href: draftPath(process) },
      ]}
      lead={version.note || undefined}
    >
      <ChangedRows rows={rows} level={2} />
    </ThingPage>
  )
}

/** @param level of the heading of each paragraph: they stand below a title, or below a heading of a page of work */
export function ChangedRows({ rows, level }: { rows: ChangedRow[]; level: 2 | 3 }) {
  const { t } = useView()
  if (rows.length === 0) return <EmptyState title={t('drafts.changes.none')} />
  return (
    <>
      <p>{t('drafts.changes.count', { count: rows.length })}</p>
      {rows.map(({ number, before, after }, index) => (
        <Section
          key={index}
          level={level}
          title={number === null ? t('drafts.changes.removed') : t('drafts.paragraph', { number })}
        >
          <Difference parts={differenceOf(before ?? '', after ?? '')} />
        </Section>
      ))}
    </>
  )
}
