/** What a form shows: what the person typed and what to correct. `Form<T>` of `platform/http` fits. */
export interface FormState {
  values: Record<string, string | string[] | undefined>
  problems?: readonly Problem[]
}

export interface Problem {
  /** Name of the field, or an empty text when the whole form is meant. */
  field: string
  /** An instruction in the reader's language: „Napisz co najmniej 10 znaków.” */
  text: string
}

/** What a field needs to be asked well; every field of `src/ui/forms` takes these. */
export interface FieldProps {
  form: FormState
  name: string
  label: string
  hint?: string | undefined
  /** Adds „(nieobowiązkowo)”; everything else must be answered. */
  optional?: boolean | undefined
  /** Shows the label as the page's `h1`, when the page asks this alone. */
  asHeading?: boolean | undefined
}

export function answerTo(form: FormState, name: string): string {
  const value = form.values[name]
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
}

export function answersTo(form: FormState, name: string): string[] {
  const value = form.values[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

export function problemOf(form: FormState, name: string): string | undefined {
  return form.problems?.find((problem) => problem.field === name)?.text
}

export function hasProblems(form: FormState | undefined): boolean {
  return (form?.problems?.length ?? 0) > 0
}

/** The id of a field's control; of the first one in a group. Error summaries link to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`
}
