import type { Form } from '../../../../platform/http/index.ts'
import { Checkbox, Form as FormBlock, Link, RadioGroup, SubmitButton, TextArea, useView } from '../../../../ui/index.ts'
import { workPathOf } from '../../../processes/index.ts'
import { type Frame, Work } from '../frame.tsx'

/** How remarks are taken and shown; below, the way to cancel. */
export function SettingsPage({ frame, form, mayCancel }: { frame: Frame; form: Form; mayCancel: boolean }) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  return (
    <Work frame={frame} title={t('consultations.work.settings')} form={form}>
      <FormBlock action={`${home}/ustawienia`}>
        <RadioGroup
          form={form}
          name="moderation"
          label={t('consultations.settings.moderation')}
          options={['after', 'before'].map((value) => ({
            value,
            label: t(`consultations.settings.moderation.${value}`),
            hint: t(`consultations.settings.moderation.${value}.hint`),
          }))}
        />
        <RadioGroup
          form={form}
          name="decisionsPublic"
          label={t('consultations.settings.decisions')}
          options={['at-once', 'with-report'].map((value) => ({
            value,
            label: t(`consultations.settings.decisions.${value}`),
          }))}
        />
        <Checkbox
          form={form}
          name="secondAcceptance"
          label={t('consultations.settings.second')}
          hint={t('consultations.settings.second.hint')}
        />
        <Checkbox form={form} name="takesPlace" label={t('consultations.settings.place')} />
        <Checkbox form={form} name="takesAttachments" label={t('consultations.settings.attachments')} />
        <SubmitButton>{t('consultations.save')}</SubmitButton>
      </FormBlock>
      {mayCancel && (
        <p>
          <Link href={`${home}/uniewaznienie`} icon="ban">
            {t('consultations.cancel.title')}
          </Link>
        </p>
      )}
    </Work>
  )
}

/** Cancelling asks for the reason, which everybody will read. */
export function CancelPage({ frame, form }: { frame: Frame; form: Form }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('consultations.cancel.title')} form={form}>
      <p>{t('consultations.cancel.text')}</p>
      <FormBlock action={`${workPathOf(frame.process)}/uniewaznienie`}>
        <TextArea
          form={form}
          name="reason"
          label={t('consultations.cancel.reason')}
          hint={t('consultations.cancel.reason.hint')}
          rows={4}
          limit={2000}
        />
        <SubmitButton variant="danger">{t('consultations.cancel.button')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}
