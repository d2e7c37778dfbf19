import type { Form } from '../../../../platform/http/index.ts'
import { formatDate } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  Checkbox,
  EmptyState,
  Form as FormBlock,
  Meta,
  RichText,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { type Update, workPathOf } from '../../../processes/index.ts'
import { type Frame, Work } from '../frame.tsx'

/** News of the consultation, and a new piece of it. */
export function UpdatesPage({ frame, updates, form }: { frame: Frame; updates: Update[]; form: Form }) {
  const { t, locale, flash } = useView()
  const home = `${workPathOf(frame.process)}/aktualnosci`
  const draft = `aktualnosc-${frame.process.slug}`
  return (
    <Work frame={frame} title={t('consultations.work.updates')} form={form} islands={['wiec-draft']}>
      {flash?.kind === 'success' && <wiec-draft data-forget={draft} />}
      {frame.mayEdit && (
        <FormBlock action={home} draft={draft}>
          <TextField form={form} name="title" label={t('consultations.updates.title')} />
          <TextArea
            form={form}
            name="body"
            label={t('consultations.updates.body')}
            hint={t('consultations.form.markdown')}
            rows={6}
            limit={5000}
          />
          <Checkbox form={form} name="tell" label={t('consultations.updates.tell')} />
          <SubmitButton icon="send">{t('consultations.updates.send')}</SubmitButton>
        </FormBlock>
      )}
      <Section title={t('consultations.updates.published')}>
        {updates.length === 0 && <EmptyState title={t('consultations.updates.empty')} />}
        {updates.map((update) => (
          <Section key={update.id} title={update.title} level={3}>
            <Meta>{formatDate(update.publishedAt, locale)}</Meta>
            <RichText markdown={update.body} />
            {frame.mayEdit && (
              <ActButton action={`${home}/${update.id}/usuniecie`} variant="quiet" icon="trash-2">
                {t('consultations.remove')}
              </ActButton>
            )}
          </Section>
        ))}
      </Section>
    </Work>
  )
}
