import type { Form } from '../../../platform/http/index.ts'
import { formatDate, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { Details, Form as FormBlock, Hidden, Notice, SubmitButton, Tag, TextArea, useView } from '../../../ui/index.ts'
import type { Warning } from '../../law/index.ts'
import { holdsFor, type Reason } from '../plans/rules.ts'

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

/** The name of the field for a reason against a warning: the warning's own, so that no other takes its place. */
export const reasonField = ({ id }: Pick<Warning, 'id'>) => `reason-${id.replace(/[^A-Za-z0-9]+/g, '-')}`
export const causeField = (warning: Pick<Warning, 'id'>) => `cause-${reasonField(warning)}`

/** All warnings, each with the reason why the team goes on all the same. */
export function WarningsForm(props: WarningsFormProps) {
  const { warnings, reasons, form, action, button } = props
  const { t } = useView()
  const left = [...reasons.values()].filter(({ warning }) => !warnings.some(({ id }) => id === warning))
  if (warnings.length === 0)
    return (
      <>
        <Notice kind="success" title={t('planning.warnings.none')}>
          <p>{t('planning.warnings.none-text')}</p>
        </Notice>
        <LeftReasons reasons={left} />
      </>
    )
  return (
    <>
      <FormBlock action={action} label={t('planning.warnings.title')}>
        <p>{t('planning.warnings.lead')}</p>
        <ul class="planning-warnings">
          {warnings.map((warning, index) => (
            <OneWarning key={warning.id} {...{ warning, form }} reason={reasons.get(warning.id)} first={index === 0} />
          ))}
        </ul>
        <SubmitButton variant="secondary">{button}</SubmitButton>
      </FormBlock>
      <LeftReasons reasons={left} />
    </>
  )
}

function OneWarning(props: { warning: Warning; form: Form; reason: Reason | undefined; first: boolean }) {
  const { warning, form, reason, first } = props
  const { t, locale } = useView()
  const name = reasonField(warning)
  return (
    <li class={`planning-warning planning-warning-${warning.force}`}>
      <p>
        <Tag kind={warning.force === 'binding' ? 'problem' : 'warning'}>{t(`planning.force.${warning.force}`)}</Tag>
      </p>
      <p>
        <strong>{warningInWords(warning, t, locale)}</strong>
      </p>
      <p class="planning-quiet">{t('planning.warning.source', { article: warning.article })}</p>
      {reason && !holdsFor(reason, warning) && (
        <p>
          <Tag kind="warning">{t('planning.warnings.lapsed')}</Tag>{' '}
          {t('planning.warnings.lapsed-text', { date: formatDate(reason.givenAt, locale) })}
        </p>
      )}
      <Hidden name={causeField(warning)} value={warning.cause} />
      <TextArea
        form={form.values[name] === undefined ? withValue(form, name, reason?.reason ?? '') : form}
        name={name}
        label={t('planning.warnings.reason')}
        hint={first ? t('planning.warnings.reason.hint') : undefined}
        rows={2}
        optional
      />
    </li>
  )
}

/** Reasons whose cause is gone: no longer published, still there to be read and used again. */
function LeftReasons({ reasons }: { reasons: Reason[] }) {
  const { t, locale } = useView()
  if (reasons.length === 0) return null
  return (
    <Details summary={t('planning.warnings.left', { count: reasons.length })}>
      <p>{t('planning.warnings.left-text')}</p>
      <ul>
        {reasons.map(({ warning, reason, givenAt }) => (
          <li key={warning}>
            {reason} <span class="planning-quiet">({formatDate(givenAt, locale)})</span>
          </li>
        ))}
      </ul>
    </Details>
  )
}

const withValue = (form: Form, name: string, value: string): Form => ({
  ...form,
  values: { ...form.values, [name]: value },
})

/** What everybody reads: where the team goes another way than the act or good practice, and why. */
export function PublishedReasons({ warnings, reasons }: Pick<WarningsFormProps, 'warnings' | 'reasons'>) {
  const { t, locale } = useView()
  return (
    <ul>
      {warnings.flatMap((warning) => {
        const reason = reasons.get(warning.id)
        if (!reason || !holdsFor(reason, warning)) return []
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
