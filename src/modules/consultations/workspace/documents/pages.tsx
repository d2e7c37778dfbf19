import type { Form } from '../../../../platform/http/index.ts'
import { formatDate, formatSize } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  EmptyState,
  FileField,
  FileList,
  Form as FormBlock,
  Link,
  Section,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import type { FileFound } from '../../../media/index.ts'
import { type ProcessDocument, workPathOf } from '../../../processes/index.ts'
import { type Frame, Work } from '../frame.tsx'

const ACCEPT = '.pdf,.docx,.odt,.xlsx,image/*'

/** All documents, and a new one. */
export function DocumentsPage({ frame, documents, form }: { frame: Frame; documents: ProcessDocument[]; form: Form }) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/dokumenty`
  return (
    <Work frame={frame} title={t('consultations.work.documents')} form={form}>
      <Table
        caption={t('consultations.work.documents')}
        captionHidden
        rows={documents}
        rowId={(document) => document.id}
        columns={[
          {
            label: t('consultations.documents.title'),
            names: true,
            cell: (document) => <Link href={`${home}/${document.id}`}>{document.title}</Link>,
          },
          {
            label: t('consultations.documents.newest'),
            cell: ({ versions: [newest] }) =>
              newest &&
              t('consultations.documents.version', { number: newest.number, date: formatDate(newest.addedAt, locale) }),
          },
        ]}
        empty={
          <EmptyState title={t('consultations.documents.empty')}>{t('consultations.documents.empty-hint')}</EmptyState>
        }
      />
      {frame.mayEdit && (
        <Section title={t('consultations.documents.add')}>
          <FormBlock action={home} files>
            <DescriptionFields form={form} />
            <FileField
              form={form}
              name="file"
              label={t('consultations.documents.file')}
              hint={t('consultations.documents.file.hint')}
              accept={ACCEPT}
            />
            <SubmitButton icon="upload">{t('consultations.documents.add')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </Work>
  )
}

interface DocumentProps {
  frame: Frame
  document: ProcessDocument
  files: Map<string, FileFound>
  descriptionForm: Form
  versionForm: Form
}

/** One document: its versions, a new one, its words. */
export function DocumentPage({ frame, document, files, descriptionForm, versionForm }: DocumentProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/dokumenty/${document.id}`
  const form = versionForm.problems.length > 0 ? versionForm : descriptionForm
  return (
    <Work frame={frame} title={document.title} form={form}>
      <FileList
        files={document.versions.flatMap((version) => {
          const file = files.get(version.fileId)
          if (!file) return []
          const { number, addedAt, note } = version
          return [
            {
              name: file.name,
              href: file.href,
              type: file.typeName,
              size: formatSize(file.size, locale),
              version: t('consultations.documents.version', { number, date: formatDate(addedAt, locale) }),
              description: note || undefined,
            },
          ]
        })}
      />
      {frame.mayEdit && (
        <>
          <Section title={t('consultations.documents.new-version')}>
            <FormBlock action={`${home}/wersje`} files>
              <FileField
                form={versionForm}
                name="file"
                label={t('consultations.documents.file')}
                hint={t('consultations.documents.file.hint')}
                accept={ACCEPT}
              />
              <TextField form={versionForm} name="note" label={t('consultations.documents.note')} optional />
              <SubmitButton variant="secondary" icon="upload">
                {t('consultations.documents.add-version')}
              </SubmitButton>
            </FormBlock>
          </Section>
          <Section title={t('consultations.documents.words')}>
            <FormBlock action={home}>
              <DescriptionFields form={descriptionForm} />
              <SubmitButton>{t('consultations.save')}</SubmitButton>
            </FormBlock>
          </Section>
          <ActButton action={`${home}/usuniecie`} variant="quiet" icon="trash-2">
            {t('consultations.documents.remove')}
          </ActButton>
        </>
      )}
    </Work>
  )
}

function DescriptionFields({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField form={form} name="title" label={t('consultations.documents.title')} />
      <TextArea
        form={form}
        name="description"
        label={t('consultations.documents.description')}
        hint={t('consultations.form.markdown')}
        rows={3}
        optional
      />
      <TextArea
        form={form}
        name="plainSummary"
        label={t('consultations.documents.plain')}
        hint={t('consultations.form.plain.hint')}
        rows={3}
        optional
      />
    </>
  )
}
