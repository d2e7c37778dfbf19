import { useView } from '../view.ts'
import { Field, wiring } from './field.tsx'
import { answerTo, type FieldProps, fieldId } from './state.ts'

export interface TextFieldProps extends FieldProps {
  /** What the browser may fill in: `name`, `email`, `tel`, `street-address`… (WCAG 2.2 criterion 1.3.5). */
  autocomplete?: string
  /** How long an answer is expected to be. */
  width?: 'short' | 'medium' | 'full'
  maxLength?: number
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'url' | 'search'
  type?: 'text' | 'tel' | 'url' | 'search' | 'password'
  spellcheck?: boolean
  placeholder?: string
  /** Answers a person may choose from instead of writing one. */
  suggestions?: readonly string[]
}

/** One line of text. */
export function TextField({
  autocomplete,
  width = 'full',
  maxLength,
  inputMode,
  type = 'text',
  spellcheck,
  placeholder,
  suggestions = [],
  ...field
}: TextFieldProps) {
  const listId = suggestions.length > 0 ? `${fieldId(field.name)}-list` : undefined
  return (
    <Field {...field}>
      <input
        class={`ds-input ui-input-${width}`}
        // Preact's types allow one literal at a time here, not our union of them.
        type={type as 'text'}
        value={type === 'password' ? undefined : answerTo(field.form, field.name)}
        autocomplete={autocomplete}
        maxLength={maxLength}
        inputMode={inputMode}
        spellcheck={spellcheck}
        placeholder={placeholder}
        list={listId}
        {...wiring(field)}
      />
      {listId && (
        <datalist id={listId}>
          {suggestions.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  rows?: number
  /** Most characters; shown below the field. Longer text is kept and explained, never cut off. */
  limit?: number
  /** Where a person who types one thing after another goes on writing; never on a page one comes to read. */
  autofocus?: boolean
}

/** Several lines of text; with a limit it says how much is written (live with the island `wiec-count`). */
export function TextArea({ rows = 6, limit, autofocus, ...field }: TextAreaProps) {
  const { t } = useView()
  const value = answerTo(field.form, field.name)
  const countId = `${fieldId(field.name)}-count`
  const area = (
    <textarea class="ds-input" rows={rows} autofocus={autofocus} {...wiring(field, limit ? [countId] : [])}>
      {/* A browser drops the first line break of a textarea; without this one, a person's own would be lost. */}
      {/^\r?\n/.test(value) ? `\n${value}` : value}
    </textarea>
  )
  if (!limit) return <Field {...field}>{area}</Field>
  return (
    <Field {...field}>
      <wiec-count data-limit={limit} data-text={t('ui.form.count-live')}>
        {area}
        <p class="ui-count" id={countId}>
          {value ? t('ui.form.count', { count: [...value].length, limit }) : t('ui.form.limit', { count: limit })}
        </p>
      </wiec-count>
    </Field>
  )
}

export function EmailField(field: FieldProps) {
  return (
    <Field {...field}>
      <input
        class="ds-input ui-input-medium"
        type="email"
        autocomplete="email"
        spellcheck={false}
        value={answerTo(field.form, field.name)}
        {...wiring(field)}
      />
    </Field>
  )
}

export interface NumberFieldProps extends FieldProps {
  /** Shown after the field: „zł”, „osób”. */
  unit?: string
  /** Accepts a comma; otherwise whole numbers. */
  decimal?: boolean
  width?: 'short' | 'medium'
}

/** A number as text with a number keyboard: `type=number` loses what it does not understand and scrolls by accident. */
export function NumberField({ unit, decimal, width = 'short', ...field }: NumberFieldProps) {
  const unitId = `${fieldId(field.name)}-unit`
  return (
    <Field {...field}>
      <div class="ui-with-unit">
        <input
          class={`ds-input ui-input-${width}`}
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          autocomplete="off"
          value={answerTo(field.form, field.name)}
          {...wiring(field, unit ? [unitId] : [])}
        />
        {unit && <span id={unitId}>{unit}</span>}
      </div>
    </Field>
  )
}

/** A day: the value is `2026-12-04`. */
export function DateField({ min, max, ...field }: FieldProps & { min?: string; max?: string }) {
  return (
    <Field {...field}>
      <input
        class="ds-input ui-input-date"
        type="date"
        min={min}
        max={max}
        value={answerTo(field.form, field.name)}
        {...wiring(field)}
      />
    </Field>
  )
}

/** A day and an hour in the network's time: the value is `2026-12-04T23:59`. */
export function DateTimeField({ min, max, ...field }: FieldProps & { min?: string; max?: string }) {
  return (
    <Field {...field}>
      <input
        class="ds-input ui-input-date"
        type="datetime-local"
        min={min}
        max={max}
        value={answerTo(field.form, field.name)}
        {...wiring(field)}
      />
    </Field>
  )
}
