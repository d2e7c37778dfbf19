import type { ComponentChildren } from 'preact'
import { Icon } from '../icons/icon.tsx'
import { useView } from '../view.ts'
import { type FieldProps, fieldId, problemOf } from './state.ts'

/** What ties a control to its label, hint and message; spread it on the control. */
export interface ControlWiring {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

/** Ids and relations of a control (WCAG 2.2 criteria 1.3.1 and 3.3.1). `extra` are ids that describe it too. */
export function wiring({ form, name, hint }: FieldProps, extra: string[] = []): ControlWiring {
  const id = fieldId(name)
  const problem = problemOf(form, name)
  const described = [hint && `${id}-hint`, problem && `${id}-problem`, ...extra].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? 'true' : undefined,
  }
}

/** Label, hint and message around one control. */
export function Field({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  const problem = problemOf(field.form, field.name)
  const label = (
    <label class="ds-label" for={fieldId(field.name)}>
      <LabelText {...field} />
    </label>
  )
  return (
    <div class={problem ? 'ui-field ui-field-problem' : 'ui-field'}>
      {field.asHeading ? <h1 class="ui-label-heading">{label}</h1> : label}
      <Hint {...field} />
      <ProblemMessage {...field} />
      {children}
    </div>
  )
}

/** Legend, hint and message around a group of controls. */
export function FieldGroup({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  const problem = problemOf(field.form, field.name)
  const legend = <LabelText {...field} />
  const { id: _id, name: _name, 'aria-invalid': _invalid, ...described } = wiring(field)
  return (
    <fieldset class={problem ? 'ds-fieldset ui-field ui-field-problem' : 'ds-fieldset ui-field'} {...described}>
      <legend class="ds-label">{field.asHeading ? <h1 class="ui-label-heading">{legend}</h1> : legend}</legend>
      <Hint {...field} />
      <ProblemMessage {...field} />
      {children}
    </fieldset>
  )
}

export function LabelText({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const { t } = useView()
  return (
    <>
      {label}
      {optional && <span class="ui-optional"> {t('ui.form.optional')}</span>}
    </>
  )
}

export function Hint({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) {
  return hint ? (
    <p class="ui-hint" id={`${fieldId(name)}-hint`}>
      {hint}
    </p>
  ) : null
}

export function ProblemMessage({ form, name }: Pick<FieldProps, 'form' | 'name'>) {
  const { t } = useView()
  const problem = problemOf(form, name)
  return problem ? (
    <p class="ui-problem" id={`${fieldId(name)}-problem`}>
      <Icon name="circle-alert" />
      <span>
        <span class="ui-unseen">{t('ui.form.problem-prefix')} </span>
        {problem}
      </span>
    </p>
  ) : null
}
