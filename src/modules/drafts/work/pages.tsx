import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Notice,
  Section,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type ProcessFrame, ProcessWork, type ProcessWorkProps } from '../../processes/index.ts'
import { type ChangedRow, ChangedRows } from '../reading/pages.tsx'
import { ParagraphBox, Words } from '../reading/parts.tsx'
import { type Draft, draftPath, draftWorkPath, type Paragraph, type Version, versionPath } from '../rules.ts'

/** What stands around every page of the team's work on the document. */
export type Frame = ProcessFrame

type WorkProps = Omit<ProcessWorkProps, 'frame' | 'above'> & { frame: Frame; crumb?: boolean }

function Work({ crumb, ...page }: WorkProps) {
  const { t } = useView()
  const above = crumb ? { label: t('drafts.draft'), href: draftWorkPath(page.frame.process) } : undefined
  return <ProcessWork {...page} above={above} />
}

interface HomeProps {
  frame: Frame
  draft: Draft | null
  versions: Version[]
  remarks: number
  mayEdit: boolean
  form: Form
}

/** The document of this process: its versions, and the form of the next one. */
export function HomePage({ frame, draft, versions, remarks, mayEdit, form }: HomeProps) {
  const { t, locale } = useView()
  const home = draftWorkPath(frame.process)
  const prepared = versions.find(({ publishedAt }) => publishedAt === null)
  const isPublic = versions.some(({ publishedAt }) => publishedAt !== null)
  return (
    <Work frame={frame} title={t('drafts.draft')} form={form}>
      {draft ? <p>{draft.title}</p> : <p>{t('drafts.work.what')}</p>}
      {isPublic && (
        <p>
          {frame.process.announcedAt ? (
            <Link href={draftPath(frame.process)}>{t('drafts.work.public-page')}</Link>
          ) : (
            t('drafts.work.with-announcement')
          )}{' '}
          {t('drafts.remarks', { count: remarks })}
        </p>
      )}
      {!draft && !mayEdit && <EmptyState title={t('drafts.work.none')} />}
      {versions.length > 0 && (
        <Table
          caption={t('drafts.versions')}
          rows={versions}
          rowId={({ id }) => id}
          empty={null}
          columns={[
            {
              label: t('drafts.work.version'),
              names: true,
              cell: ({ number, publishedAt }) =>
                publishedAt ? (
                  frame.process.announcedAt ? (
                    <Link href={versionPath(frame.process, number)}>{t('drafts.version', { number })}</Link>
                  ) : (
                    t('drafts.version', { number })
                  )
                ) : (
                  <Link href={`${home}/przygotowana`}>{t('drafts.version', { number })}</Link>
                ),
            },
            {
              label: t('drafts.work.state'),
              cell: ({ publishedAt }) =>
                publishedAt
                  ? t('drafts.work.published', { date: formatDate(publishedAt, locale) })
                  : t('drafts.work.prepared'),
            },
            { label: t('drafts.work.note'), cell: ({ note }) => note },
          ]}
        />
      )}
      {mayEdit && prepared && (
        <p>
          <ButtonLink href={`${home}/przygotowana`}>{t('drafts.work.look')}</ButtonLink>
        </p>
      )}
      {mayEdit && !prepared && (
        <Section title={t(versions.length > 0 ? 'drafts.work.next' : 'drafts.work.first')}>
          <VersionFields {...{ home, form }} isFirst={versions.length === 0} />
        </Section>
      )}
    </Work>
  )
}

function VersionFields({ home, form, isFirst }: { home: string; form: Form; isFirst: boolean }) {
  const { t } = useView()
  return (
    <FormBlock action={home} files>
      <TextField form={form} name="title" label={t('drafts.work.title')} hint={t('drafts.work.title.hint')} />
      <FileField
        form={form}
        name="file"
        label={t('drafts.work.file')}
        hint={t('drafts.work.file.hint')}
        accept=".docx"
        optional
      />
      <TextArea
        form={form}
        name="text"
        label={t('drafts.work.text')}
        hint={t('drafts.work.text.hint')}
        rows={10}
        optional
      />
      {!isFirst && (
        <TextArea
          form={form}
          name="note"
          label={t('drafts.work.note')}
          hint={t('drafts.work.note.hint')}
          rows={3}
          optional
        />
      )}
      <SubmitButton>{t('drafts.work.prepare')}</SubmitButton>
    </FormBlock>
  )
}

interface PreparedProps {
  frame: Frame
  version: Version
  paragraphs: Paragraph[]
  /** What it changes; null for the first version. */
  rows: ChangedRow[] | null
  /** Remarks to paragraphs that stay word for word, and to those that do not. */
  follow: { stay: number; leave: number }
  mayEdit: boolean
}

/** A version nobody else sees yet: how it was divided, what it changes, and the button that publishes it. */
export function PreparedPage({ frame, version, paragraphs, rows, follow, mayEdit }: PreparedProps) {
  const { t } = useView()
  const home = draftWorkPath(frame.process)
  return (
    <Work frame={frame} title={t('drafts.version', { number: version.number })} crumb>
      <Notice>
        <p>{t('drafts.work.check', { count: paragraphs.length })}</p>
        {rows && (
          <p>
            {t('drafts.work.stay', { count: follow.stay })} {t('drafts.work.leave', { count: follow.leave })}
          </p>
        )}
      </Notice>
      {mayEdit && (
        <>
          <ActButton action={`${home}/przygotowana/publikacja`} variant="primary">
            {t('drafts.work.publish')}
          </ActButton>
          <ActButton action={`${home}/przygotowana/wyrzucenie`} variant="danger">
            {t('drafts.work.discard')}
          </ActButton>
        </>
      )}
      {rows && (
        <Section title={t('drafts.changes.title', { number: version.number })}>
          <ChangedRows rows={rows} level={3} />
        </Section>
      )}
      <Section title={t('drafts.work.whole')}>
        <ol class="drafts-document">
          {paragraphs.map(({ position, body }) => (
            <ParagraphBox key={position} number={position} margin={null}>
              <Words body={body} />
            </ParagraphBox>
          ))}
        </ol>
      </Section>
    </Work>
  )
}
