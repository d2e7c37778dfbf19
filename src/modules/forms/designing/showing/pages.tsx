import type { Form } from '../../../../platform/http/index.ts'
import { Form as FormBlock, Hidden, Notice, RadioGroup, SubmitButton, useView } from '../../../../ui/index.ts'
import type { Condition } from '../../model.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignQuestion } from '../page.tsx'
import { seenOf } from '../saving.ts'
import { speakerOf } from '../saying.ts'
import { sectionOf } from '../walk.ts'
import { ConditionFields } from './fields.tsx'
import { questionsBefore } from './forms.ts'

export interface ConditionPageProps {
  desk: Desk
  /** Question or section that is shown. */
  owner: string
  condition: Condition | null
  form: Form
  units: ReadonlyMap<string, string>
  /** The fields cannot say what holds now. */
  beyond: boolean
  /** Somebody else has changed it meanwhile; what was typed is still in the form. */
  conflict?: boolean
}

/** When a question or a section is shown: in words, from answers given before. */
export function ConditionPage({ desk, owner, condition, form, units, beyond, conflict }: ConditionPageProps) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t, units)
  const isSection = sectionOf(desk.draft, owner) !== undefined
  const questions = questionsBefore(desk.draft, owner)
  const path = isSection ? `/czesci/${owner}/warunek` : `/pytania/${owner}/warunek`
  return (
    <DesignQuestion
      desk={desk}
      title={t('designing.condition.title', { what: speaker.code(owner) })}
      form={form}
      back={isSection ? `#c-${owner}` : `#p-${owner}`}
    >
      <p class="design-glance-label">{speaker.name(owner)}</p>
      {conflict && (
        <Notice kind="warning" title={t('designing.conflict.title')}>
          <p>
            {t('designing.condition.conflict', {
              now: speaker.condition(condition) || t('designing.condition.mode.always'),
            })}
          </p>
        </Notice>
      )}
      {beyond && (
        <Notice kind="warning">
          <p>{t('designing.condition.beyond', { now: speaker.condition(condition) })}</p>
        </Notice>
      )}
      {questions.length === 0 ? (
        <Notice>
          <p>{t('designing.condition.first')}</p>
        </Notice>
      ) : (
        <FormBlock action={designPath(desk.form, path)}>
          <Hidden name="seen" value={seenOf(condition)} />
          <RadioGroup
            form={form}
            name="mode"
            label={t('designing.condition.mode')}
            options={(['always', 'show', 'hide'] as const).map((value) => ({
              value,
              label: t(`designing.condition.mode.${value}`),
            }))}
          />
          <ConditionFields form={form} definition={desk.draft} speaker={speaker} questions={questions} />
          <SubmitButton>{t('designing.save')}</SubmitButton>
        </FormBlock>
      )}
    </DesignQuestion>
  )
}
