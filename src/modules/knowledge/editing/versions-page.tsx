import { formatDateTime } from '../../../platform/texts/index.ts'
import { type Desk, Details, Link, Section, Tag, useView, WorkspacePage } from '../../../ui/index.ts'
import { type Text, type Version, workPathOf } from '../rules.ts'
import type { Change } from './differences.ts'

/** Every version with what it changed. */
export function VersionsPage({
  desk,
  text,
  versions,
}: {
  desk: Desk
  text: Text
  versions: (Version & { author: string | null; changes: Change[] })[]
}) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('knowledge.edit.versions')}
      caption={<Link href={workPathOf(text)}>{text.content.title}</Link>}
    >
      {versions.map(({ number, note, writtenAt, publishedAt, isShipped, author, changes }) => (
        <Section key={number} title={t('knowledge.version.number', { number })} id={`wersja-${number}`}>
          <p class="ui-tags">
            {number === text.publishedNumber && <Tag kind="done">{t('knowledge.edit.public')}</Tag>}
            {publishedAt === null && <Tag kind="draft">{t('knowledge.edit.draft')}</Tag>}
          </p>
          <p class="ui-meta">
            {[
              formatDateTime(writtenAt, locale),
              isShipped ? t('knowledge.version.shipped') : (author ?? t('knowledge.version.nobody')),
              note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {changes.length === 0 && <p>{t('knowledge.version.same')}</p>}
          {changes.map(({ field, parts }) => (
            <Details key={field} summary={t(`knowledge.edit.${field}`)} open={changes.length < 4}>
              <p class="knowledge-difference">
                {parts.map(({ kind, text }, index) =>
                  kind === 'added' ? (
                    <ins key={index}>{text}</ins>
                  ) : kind === 'removed' ? (
                    <del key={index}>{text}</del>
                  ) : kind === 'skipped' ? (
                    <span key={index} class="ui-meta">{` ${t('knowledge.version.skipped')} `}</span>
                  ) : (
                    text
                  ),
                )}
              </p>
            </Details>
          ))}
        </Section>
      ))}
    </WorkspacePage>
  )
}
