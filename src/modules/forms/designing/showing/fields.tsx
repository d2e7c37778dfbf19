import { type FormState, Meta, Notice, RadioGroup, SelectField, TextField, useView } from '../../../../ui/index.ts'
import type { FormDefinition, Question } from '../../model.ts'
import type { Speaker } from '../saying.ts'
import { MOST_ASKED, type Test, testsOf } from './forms.ts'

export interface ConditionFieldsProps {
  form: FormState
  definition: FormDefinition
  speaker: Speaker
  /** Questions it may ask about. */
  questions: Question[]
}

/** What must hold, row by row; each row is one choice from the answers of earlier questions. */
export function ConditionFields({ form, speaker, questions }: ConditionFieldsProps) {
  const { t } = useView()
  const filled = Array.from({ length: MOST_ASKED }, (_, at) => at).filter((at) => form.values[`test-${at}`])
  const rows = Math.min(MOST_ASKED, Math.max(2, (filled.at(-1) ?? -1) + 2))
  const takesValue = questions.some(({ type }) => type === 'number' || type === 'place')
  return (
    <>
      <div class="design-tests">
        {Array.from({ length: rows }, (_, at) => (
          <div class={takesValue ? 'design-test design-test-wide' : 'design-test'} key={at}>
            <SelectField
              form={form}
              name={`test-${at}`}
              label={t('designing.condition.row', { number: at + 1 })}
              empty={t('designing.condition.none')}
              width="full"
              options={questions.map((question) => ({
                label: speaker.name(question.id),
                options: testsOf(question, speaker.words).map((test) => ({
                  value: test.value,
                  label: `${speaker.code(question.id)} ${wordsOf(test, t)}`,
                })),
              }))}
            />
            {takesValue && (
              <TextField
                form={form}
                name={`value-${at}`}
                label={t('designing.condition.value')}
                width="short"
                optional
              />
            )}
          </div>
        ))}
      </div>
      {takesValue && <Meta>{t('designing.condition.value.hint')}</Meta>}
      <RadioGroup
        form={form}
        name="join"
        label={t('designing.condition.join')}
        options={(['all', 'any'] as const).map((value) => ({ value, label: t(`designing.condition.join.${value}`) }))}
      />
      <Notice>
        <p>{t('designing.condition.dropped')}</p>
      </Notice>
    </>
  )
}

const wordsOf = ({ kind, answer = '', number }: Test, t: ReturnType<typeof useView>['t']): string =>
  number === undefined
    ? t(`designing.test.${kind}`, { answer })
    : t(kind === 'at-least' ? 'designing.test.at-least-number' : 'designing.test.at-most-number', { number })
