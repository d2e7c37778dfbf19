import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { QuestionPage, useView } from '../../../ui/index.ts'
import { STEPS, type Step } from '../plans/answers.ts'
import type { Plan } from '../plans/rules.ts'

export const WIZARD = '/praca/planowanie'
export const stepPath = (plan: Pick<Plan, 'id'>, step: Step) => `${WIZARD}/${plan.id}/${step}`

interface StepPageProps {
  plan: Plan
  step: Step
  form?: Form
  islands?: `wiec-${string}`[]
  children: ComponentChildren
}

/** One screen of the wizard: the way back, where we are, the question. */
export function StepPage({ plan, step, form, islands, children }: StepPageProps) {
  const { t } = useView()
  const index = STEPS.indexOf(step)
  const before = STEPS[index - 1]
  return (
    <QuestionPage
      title={t(`planning.step.${step}`)}
      form={form}
      islands={islands}
      back={
        before
          ? { label: t(`planning.step.${before}`), href: stepPath(plan, before) }
          : { label: t('planning.plans'), href: WIZARD }
      }
      step={{ number: index + 1, of: STEPS.length }}
      caption={plan.answers.about?.title}
      unlisted
    >
      {children}
    </QuestionPage>
  )
}
