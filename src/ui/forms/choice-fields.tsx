import type { ComponentChildren } from 'preact'
import { useView } from '../view.ts'
import { Field, FieldGroup, Hint, LabelText, ProblemMessage, wiring } from './field.tsx'
import { answersTo, answerTo, type FieldProps, fieldId, problemOf } from './state.ts'

export interface Option {
  value: string
  label: string
  hint?: string
}

export interface OptionGroup {
  label: string
  options: Option[]
}

export interface SelectFieldProps extends FieldProps {
  options: (Option | OptionGroup)[]
  /** Words of the empty choice; without them the first option is chosen. */
  empty?: string
  width?: 'medium' | 'full'
}

export function SelectField({ options, empty, width = 'medium', ...field }: SelectFieldProps) {
  const chosen = answerTo(field.form, field.name)
  const single = (option: Option) => (
    <option key={option.value} value={option.value} selected={option.value === chosen}>
      {option.label}
    </option>
  )
  return (
    <Field {...field}>
      <select class={`ds-input ui-input-${width}`} {...wiring(field)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(single)}
            </optgroup>
          ) : (
            single(option)
          ),
        )}
      </select>
    </Field>
  )
}

export interface ChoiceGroupProps extends FieldProps {
  options: (Option & {
    /** Questions that belong to this choice, shown below it. */
    children?: ComponentChildren
  })[]
  /** Options beside one another, for two or three short ones. */
  inline?: boolean
}

/** One of several. */
export function RadioGroup({ options, inline, ...field }: ChoiceGroupProps) {
  const chosen = answerTo(field.form, field.name)
  return (
    <FieldGroup {...field}>
      <Choices inline={inline}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            name={field.name}
            id={optionId(field.name, index)}
            checked={option.value === chosen}
            invalid={problemOf(field.form, field.name) !== undefined}
            {...option}
          />
        ))}
      </Choices>
    </FieldGroup>
  )
}

/** Any number of several. */
export function CheckboxGroup({ options, inline, ...field }: ChoiceGroupProps) {
  const chosen = answersTo(field.form, field.name)
  return (
    <FieldGroup {...field}>
      <Choices inline={inline}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="checkbox"
            name={field.name}
            id={optionId(field.name, index)}
            checked={chosen.includes(option.value)}
            invalid={problemOf(field.form, field.name) !== undefined}
            {...option}
          />
        ))}
      </Choices>
    </FieldGroup>
  )
}

/** One thing to agree to or switch on; the value is `tak` when ticked. */
export function Checkbox({ value = 'tak', ...field }: FieldProps & { value?: string }) {
  const problem = problemOf(field.form, field.name)
  return (
    <div class={problem ? 'ui-field ui-field-problem' : 'ui-field'}>
      <ProblemMessage {...field} />
      <div class="ui-choice">
        <input
          class="ds-input"
          type="checkbox"
          value={value}
          checked={answerTo(field.form, field.name) === value}
          {...wiring(field)}
        />
        <div>
          <label for={fieldId(field.name)}>
            <LabelText {...field} />
          </label>
          <Hint {...field} />
        </div>
      </div>
    </div>
  )
}

export interface FileFieldProps extends FieldProps {
  /** What the file chooser offers: `.pdf,.docx,image/*`. The server checks again. */
  accept?: string
  multiple?: boolean
}

/** A file to send; the form around it needs `files`. */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  const { t } = useView()
  const mustChooseAgain = (field.form.problems?.length ?? 0) > 0
  // Browsers never send a chosen file back, so we say so instead of letting it vanish silently.
  const hint = mustChooseAgain ? [field.hint, t('ui.form.choose-file-again')].filter(Boolean).join(' ') : field.hint
  return (
    <Field {...field} hint={hint}>
      <input class="ui-file" type="file" accept={accept} multiple={multiple} {...wiring({ ...field, hint })} />
    </Field>
  )
}

function Choices({ inline, children }: { inline?: boolean | undefined; children: ComponentChildren }) {
  return <div class={inline ? 'ui-choices ui-choices-inline' : 'ui-choices'}>{children}</div>
}

interface ChoiceProps extends Option {
  type: 'radio' | 'checkbox'
  name: string
  id: string
  checked: boolean
  invalid: boolean
  children?: ComponentChildren
}

function Choice({ type, name, id, value, label, hint, checked, invalid, children }: ChoiceProps) {
  return (
    <div class="ui-choice">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={hint && `${id}-about`}
        aria-invalid={invalid && type === 'checkbox' ? 'true' : undefined}
      />
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <p class="ui-hint" id={`${id}-about`}>
            {hint}
          </p>
        )}
        {children && <div class="ui-choice-more">{children}</div>}
      </div>
    </div>
  )
}

function optionId(name: string, index: number): string {
  return index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`
}
