import type { Form } from '../../../../platform/http/index.ts'
import { formatDateTime } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  DateTimeField,
  EmptyState,
  Form as FormBlock,
  Link,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { STAGE_KINDS, type Stage, workPathOf } from '../../../processes/index.ts'
import { type Frame, Work } from '../frame.tsx'

interface StagesProps {
  frame: Frame
  stages: Stage[]
  form: Form
  /** The stage to change; null for a new one. */
  editing: Stage | null
}

/** The stages in their order, and one to add or change. */
export function StagesPage({ frame, stages, form, editing }: StagesProps) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/etapy`
  return (
    <Work frame={frame} title={t('consultations.work.stages')} form={form}>
      <p>{t('consultations.stages.lead')}</p>
      <Table
        caption={t('consultations.work.stages')}
        captionHidden
        rows={stages}
        rowId={(stage) => stage.id}
        columns={[
          {
            label: t('consultations.stages.name'),
            names: true,
            cell: (stage) =>
              frame.mayEdit ? <Link href={`${home}?etap=${stage.id}#formularz`}>{stage.title}</Link> : stage.title,
          },
          { label: t('consultations.stages.kind'), cell: (stage) => t(`consultations.stage.${stage.kind}`) },
          {
            label: t('consultations.stages.when'),
            cell: (stage) => (stage.startsAt ? formatDateTime(stage.startsAt, locale) : (stage.displayedDate ?? '–')),
          },
          { label: t('consultations.stages.place'), cell: (stage) => stage.place },
          {
            label: t('consultations.action'),
            cell: (stage) =>
              frame.mayEdit && (
                <>
                  <ActButton action={`${home}/${stage.id}/wyzej`} variant="quiet" icon="arrow-up">
                    {t('consultations.stages.up')}
                  </ActButton>
                  <ActButton action={`${home}/${stage.id}/usuniecie`} variant="quiet" icon="trash-2">
                    {t('consultations.remove')}
                  </ActButton>
                </>
              ),
          },
        ]}
        empty={<EmptyState title={t('consultations.stages.empty')}>{t('consultations.stages.empty-hint')}</EmptyState>}
      />
      {frame.mayEdit && (
        <Section
          title={editing ? t('consultations.stages.edit', { title: editing.title }) : t('consultations.stages.add')}
          id="formularz"
        >
          <FormBlock action={editing ? `${home}/${editing.id}` : home}>
            <SelectField
              form={form}
              name="kind"
              label={t('consultations.stages.kind')}
              options={STAGE_KINDS.map((value) => ({ value, label: t(`consultations.stage.${value}`) }))}
            />
            <TextField form={form} name="title" label={t('consultations.stages.name')} />
            <DateTimeField
              form={form}
              name="startsAt"
              label={t('consultations.stages.starts')}
              hint={t('consultations.form.zone')}
            />
            <DateTimeField form={form} name="endsAt" label={t('consultations.stages.ends')} />
            <TextField
              form={form}
              name="displayedDate"
              label={t('consultations.form.displayed')}
              hint={t('consultations.form.displayed.hint')}
              width="medium"
              optional
            />
            <TextField form={form} name="place" label={t('consultations.stages.place')} optional />
            <TextField form={form} name="link" label={t('consultations.stages.link')} type="url" optional />
            <TextArea
              form={form}
              name="accessibility"
              label={t('consultations.field.accessibility')}
              rows={2}
              optional
            />
            <SubmitButton>{editing ? t('consultations.save') : t('consultations.stages.add')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </Work>
  )
}
