import type { Form } from '../../../../platform/http/index.ts'
import { formatDate } from '../../../../platform/texts/index.ts'
import {
  DateField,
  Form as FormBlock,
  Meta,
  RichText,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { workPathOf } from '../../../processes/index.ts'
import type { Effect } from '../../store.ts'
import { type Frame, Work } from '../frame.tsx'

interface EffectsProps {
  frame: Frame
  effects: Effect[]
  form: Form
  /** Told by those who answer for the office, once the report is out. */
  mayTell: boolean
}

/** What changed, and a new change to tell. */
export function EffectsPage({ frame, effects, form, mayTell }: EffectsProps) {
  const { t, locale, flash } = useView()
  const home = `${workPathOf(frame.process)}/efekty`
  const draft = `efekt-${frame.process.slug}`
  return (
    <Work frame={frame} title={t('consultations.work.effects')} form={form} islands={['wiec-draft']}>
      <p>{t(frame.process.reportedAt ? 'consultations.effects.lead' : 'consultations.effects.after-report')}</p>
      {flash?.kind === 'success' && <wiec-draft data-forget={draft} />}
      {mayTell && (
        <FormBlock action={home} draft={draft}>
          <TextField
            form={form}
            name="title"
            label={t('consultations.effects.title')}
            hint={t('consultations.effects.title.hint')}
          />
          <TextArea
            form={form}
            name="body"
            label={t('consultations.effects.body')}
            hint={t('consultations.form.markdown')}
            rows={6}
            limit={5000}
          />
          <DateField form={form} name="happenedOn" label={t('consultations.effects.date')} />
          <SubmitButton icon="send">{t('consultations.effects.send')}</SubmitButton>
        </FormBlock>
      )}
      {effects.map((effect) => (
        <Section key={effect.id} title={effect.title}>
          <Meta>{formatDate(effect.happenedOn ?? effect.publishedAt, locale)}</Meta>
          <RichText markdown={effect.body} />
        </Section>
      ))}
    </Work>
  )
}
