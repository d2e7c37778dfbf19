import type { Form } from '../../../platform/http/index.ts'
import { formatDate, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { Form as FormBlock, Notice, SubmitButton, Tag, TextArea, useView } from '../../../ui/index.ts'
import type { Warning } from '../../law/index.ts'
import type { Reason } from '../plans/rules.ts'

/** A warning in words: what is wrong and what would mend it. */
export function warningInWords({ kind, values }: Warning, t: Translate, locale: Locale): string {
  return t(`planning.warning.${kind}`, {
    ...values,
    ...(typeof values.date === 'string' ? { date: formatDate(Temporal.PlainDate.from(values.date), locale) } : {}),
    // A form the team gave no name is called what it is.
    ...(values.form && !values.title ? { title: t(`planning.form.${values.form}`) } : {}),
    ...(values.place ? { place: t(`planning.place.${values.place}`) } : {}),
    ...(typeof values.forms === 'string'
      ? {
          forms: values.forms
            .split(' ')
            .map((form) => t(`planning.form.${form}`).toLocaleLowerCase('pl'))
            .join(', '),
        }
      : {}),
  })
}

interface WarningsFormProps {
  warnings: Warning[]
  reasons: ReadonlyMap<string, Reason>
  form: Form
  action: string
  button: string
}

/** The name of the field for a reason against the warning of this place in the list. */
export const reasonField = (index: number) => `reason${index}`

/** All warnings, each with the reason why the team goes on all the same. */
export function WarningsForm({ warnings, reasons, form, action, button }: WarningsFormProps) {
  const { t, locale } = useView()
  if (warnings.length === 0)
    return (
      <Notice kind="success" title={t('planning.warnings.none')}>
        <p>{t('planning.warnings.none-text')}</p>
      </Notice>
    )
  return (
    <FormBlock action={action} label={t('planning.warnings.title')}>
      <p>{t('planning.warnings.lead')}</p>
      <ul class="planning-warnings">
        {warnings.map((warning, index) => (
          <li key={warning.id} class={`planning-warning planning-warning-${warning.force}`}>
            <p>
              <Tag kind={warning.force === 'binding' ? 'problem' : 'warning'}>
                {t(`planning.force.${warning.force}`)}
              </Tag>
            </p>
            <p>
              <strong>{warningInWords(warning, t, locale)}</strong>
            </p>
            <p class="planning-quiet">{t('planning.warning.source', { article: warning.article })}</p>
            <TextArea
              form={
                form.values[reasonField(index)] === undefined ? withReason(form, index, reasons.get(warning.id)) : form
              }
              name={reasonField(index)}
              label={t('planning.warnings.reason')}
              hint={index === 0 ? t('planning.warnings.reason.hint') : undefined}
              rows={2}
              optional
            />
          </li>
        ))}
      </ul>
      <SubmitButton variant="secondary">{button}</SubmitButton>
    </FormBlock>
  )
}

const withReason = (form: Form, index: number, reason: Reason | undefined): Form => ({
  ...form,
  values: { ...form.values, [reasonField(index)]: reason?.reason ?? '' },
})

/** What everybody reads: where the team goes another way than the act or good practice, and why. */
export function PublishedReasons({ warnings, reasons }: Pick<WarningsFormProps, 'warnings' | 'reasons'>) {
  const { t, locale } = useView()
  return (
    <ul>
      {warnings.flatMap((warning) => {
        const reason = reasons.get(warning.id)
        if (!reason) return []
        return (
          <li key={warning.id}>
            <p>
              {warningInWords(warning, t, locale)} <span class="planning-quiet">({warning.article})</span>
            </p>
            <p>
              <strong>{t('planning.reasons.why')}</strong> {reason.reason}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
