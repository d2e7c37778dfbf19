import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons/icon.tsx'
import { type ButtonVariant, buttonClass, Link } from '../links.tsx'
import { useView, type View } from '../view.ts'
import { type FormState, fieldId, hasProblems } from './state.ts'

export interface FormProps {
  /** Path without /en. */
  action: string
  method?: 'post' | 'get'
  /** Sends files as well. */
  files?: boolean
  /** Keeps unsent text in the browser under this name and offers it back (island `wiec-draft`). */
  draft?: string
  /** Warns before leaving with unsent changes (island `wiec-confirm-leave`). */
  confirmLeave?: boolean
  /** Saves by itself while a person writes (island `wiec-autosave`); the action must accept unfinished input. */
  autosave?: boolean
  /** Answers in the same frame, on a page whose links open outside. */
  stays?: boolean
  id?: string
  /** Names the form when a page has several. */
  label?: string
  children: ComponentChildren
}

/**
 * A form checked by the server: the browser's own messages are off, because they differ between browsers,
 * vanish, and cannot be read again (GOV.UK Design System, "Validation").
 */
export function Form({
  action,
  method = 'post',
  files,
  draft,
  confirmLeave,
  autosave,
  stays,
  id,
  label,
  children,
}: FormProps) {
  const { t, url } = useView()
  let form = (
    <form
      class="ui-form"
      id={id}
      method={method}
      action={url(action)}
      target={stays ? '_self' : undefined}
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
      novalidate
    >
      {children}
    </form>
  )
  if (autosave) {
    form = (
      <wiec-autosave
        data-saving={t('ui.autosave.saving')}
        data-saved={t('ui.autosave.saved')}
        data-failed={t('ui.autosave.failed')}
      >
        {form}
      </wiec-autosave>
    )
  }
  if (confirmLeave) form = <wiec-confirm-leave>{form}</wiec-confirm-leave>
  if (!draft) return form
  return (
    <wiec-draft
      data-key={draft}
      data-saved={t('ui.draft.saved')}
      data-offer={t('ui.draft.offer')}
      data-restore={t('ui.draft.restore')}
      data-discard={t('ui.draft.discard')}
    >
      {form}
    </wiec-draft>
  )
}

export interface SubmitButtonProps {
  children: ComponentChildren
  variant?: ButtonVariant
  icon?: IconName
  /** Tells the server which button was pressed. */
  name?: string
  value?: string
  /** Sends to another address than the form's; path without /en. */
  action?: string
  /** Id of a form elsewhere on the page. */
  form?: string
}

export function SubmitButton({ children, variant = 'primary', icon, name, value, action, form }: SubmitButtonProps) {
  const { url } = useView()
  return (
    <button
      class={buttonClass(variant)}
      type="submit"
      name={name}
      value={value}
      form={form}
      formaction={action && url(action)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/**
 * What Enter does in a form whose buttons differ: browsers press the first button, so this one stands first and is not
 * seen. People press one of the others.
 */
export function EnterButton({ name, value }: { name: string; value: string }) {
  const { t } = useView()
  return (
    <button class="ui-unseen" type="submit" name={name} value={value} tabIndex={-1} aria-hidden="true">
      {t('ui.form.enter')}
    </button>
  )
}

export interface ActButtonProps extends Omit<SubmitButtonProps, 'action' | 'form'> {
  action: string
  /** Values sent with the press. */
  values?: Record<string, string>
}

/** One button that acts at once: follow, take back, sign out. It is a form of its own. */
export function ActButton({ action, values = {}, variant = 'secondary', ...button }: ActButtonProps) {
  const { url } = useView()
  return (
    <form class="ui-act" method="post" action={url(action)}>
      {Object.entries(values).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <SubmitButton variant={variant} {...button} />
    </form>
  )
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

/** A field people do not see and machines fill in: whatever arrives in it was not written by a person. */
export function Honeypot({ name }: { name: string }) {
  const { t } = useView()
  return (
    <div class="ui-honeypot" aria-hidden="true">
      <label for={fieldId(name)}>{t('ui.form.honeypot')}</label>
      <input type="text" id={fieldId(name)} name={name} tabIndex={-1} autocomplete="off" />
    </div>
  )
}

/** Opens a page with problems: how many, and a link to each (GOV.UK Design System, "Error summary"). */
export function ErrorSummary({ form }: { form: FormState }) {
  const { t } = useView()
  const problems = form.problems ?? []
  if (problems.length === 0) return null
  return (
    <div class="ui-error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1}>
      <h2 id="error-summary-title">{t('ui.form.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field ? <a href={`#${fieldId(field)}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  )
}

/** The title of a page: begins with „Błąd:” when the form on it has problems, so that it is heard first. */
export function titleWithProblems({ t }: Pick<View, 't'>, title: string, form: FormState | undefined): string {
  return hasProblems(form) ? t('ui.form.title-with-problems', { title }) : title
}

export interface Answer {
  label: string
  value: ComponentChildren
  /** Where the answer can be changed. */
  href?: string
}

/** The last screen before sending: every answer with a way back to it. */
export function CheckAnswers({ answers }: { answers: Answer[] }) {
  const { t } = useView()
  return (
    <dl class="ui-answers">
      {answers.map(({ label, value, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span class="ui-meta">{t('ui.form.not-answered')}</span>}</dd>
          {href && (
            <dd class="ui-answers-change">
              <Link href={href} label={t('ui.form.change-what', { what: label })}>
                {t('ui.form.change')}
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export interface ConfirmationProps {
  /** What has just happened: „Dziękujemy, Twoja uwaga jest u nas.” */
  title: string
  reference?: string
  referenceLabel?: string
  /** The `draft` of the form that has arrived: its text is forgotten by the browser (island `wiec-draft`). */
  draft?: string
  children?: ComponentChildren
}

/** The panel that says a thing is done, with the number to quote later; it holds the page's `h1`. */
export function Confirmation({ title, reference, referenceLabel, draft, children }: ConfirmationProps) {
  const { t } = useView()
  return (
    <div class="ui-confirmation">
      <h1>
        <Icon name="circle-check" size="large" />
        {title}
      </h1>
      {reference && (
        <p>
          {referenceLabel ?? t('ui.form.reference')}
          <strong>{reference}</strong>
        </p>
      )}
      {children}
      {draft && <wiec-draft data-forget={draft} />}
    </div>
  )
}
