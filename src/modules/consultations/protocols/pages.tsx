import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  NumberField,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import { type Stage, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import { isHeld, type Protocol } from './rules.ts'

interface ListProps {
  frame: Frame
  stages: Stage[]
  protocols: Map<string, Protocol>
  mayWrite: boolean
}

/** Meetings, walks and points of the consultation, each with its protocol or without. */
export function ProtocolsPage({ frame, stages, protocols, mayWrite }: ListProps) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(frame.process)}/protokoly`
  return (
    <Work frame={frame} title={t('consultations.work.protocols')}>
      <p>{t('consultations.protocols.lead')}</p>
      <Table
        caption={t('consultations.work.protocols')}
        captionHidden
        rows={stages}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('consultations.stages.name'),
            names: true,
            cell: (stage) =>
              mayWrite && isHeld(stage, now) ? <Link href={`${home}/${stage.id}`}>{stage.title}</Link> : stage.title,
          },
          { label: t('consultations.stages.kind'), cell: (stage) => t(`consultations.stage.${stage.kind}`) },
          {
            label: t('consultations.stages.when'),
            cell: ({ startsAt }) => (startsAt ? formatDateTime(startsAt, locale) : '–'),
          },
          {
            label: t('consultations.protocols.state'),
            cell: (stage) =>
              protocols.has(stage.id) ? (
                <Tag kind="done">{t('consultations.protocols.written')}</Tag>
              ) : isHeld(stage, now) ? (
                <Tag kind="problem">{t('consultations.protocols.missing')}</Tag>
              ) : (
                t('consultations.protocols.ahead')
              ),
          },
        ]}
        empty={
          <EmptyState title={t('consultations.protocols.none')}>{t('consultations.protocols.none-hint')}</EmptyState>
        }
      />
    </Work>
  )
}

interface FormProps {
  frame: Frame
  stage: Stage
  form: Form
  file: FileFound | null
}

/** The protocol of one of them. */
export function ProtocolPage({ frame, stage, form, file }: FormProps) {
  const { t, locale, flash } = useView()
  const home = `${workPathOf(frame.process)}/protokoly/${stage.id}`
  const draft = `protokol-${stage.id}`
  return (
    <Work
      frame={frame}
      title={t('consultations.protocols.of', { title: stage.title })}
      form={form}
      islands={['wiec-draft']}
    >
      <p>{[stage.startsAt && formatDateTime(stage.startsAt, locale), stage.place].filter(Boolean).join(', ')}</p>
      {flash?.kind === 'success' && <wiec-draft data-forget={draft} />}
      <FormBlock action={home} files draft={draft}>
        <TextField form={form} name="ledBy" label={t('consultations.protocols.led-by')} optional />
        <TextField form={form} name="writtenDownBy" label={t('consultations.protocols.written-by')} optional />
        <NumberField
          form={form}
          name="participants"
          label={t('consultations.protocols.participants')}
          hint={t('consultations.protocols.participants.hint')}
          optional
        />
        <TextArea
          form={form}
          name="course"
          label={t('consultations.protocols.course')}
          hint={t('consultations.protocols.course.hint')}
          rows={12}
          limit={20_000}
        />
        <TextArea
          form={form}
          name="findings"
          label={t('consultations.protocols.findings')}
          hint={t('consultations.form.markdown')}
          rows={4}
          optional
        />
        {file && (
          <p>
            {t('consultations.protocols.attached')} <Link href={file.href}>{file.title ?? file.name}</Link>
          </p>
        )}
        <FileField
          form={form}
          name="file"
          label={t('consultations.protocols.file')}
          hint={t('consultations.protocols.file.hint')}
          accept=".pdf,.docx,.odt,image/*"
          optional
        />
        <SubmitButton>{t('consultations.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}
