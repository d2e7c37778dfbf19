import type { Form } from '../../../platform/http/index.ts'
import { Details, Form as FormBlock, Link, RadioGroup, SubmitButton, TextField, useView } from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Edition } from '../editions/store.ts'
import type { Project } from '../projects/rules.ts'
import { type Frame, Work } from '../work/frame.tsx'
import type { CardKind } from './store.ts'

/** A card of evaluation: every criterion with its answer. */
export function CardPage({
  frame,
  project,
  edition,
  kind,
  form,
  mayFill,
}: {
  frame: Frame
  project: Project
  edition: Edition
  kind: CardKind
  form: Form
  mayFill: boolean
}) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/projekty/${project.id}`
  return (
    <Work frame={frame} title={t(`budgets.card.${kind}`)} form={form} islands={['wiec-confirm-leave']}>
      <p>
        <Link href={home}>{`${project.number}. ${project.title}`}</Link>
      </p>
      <FormBlock action={`${home}/karta/${kind}`} confirmLeave>
        {edition.settings[kind].map(({ id, text, negative, correctable }) => (
          <div key={id} class="budgets-criterion">
            <RadioGroup
              form={form}
              name={`r-${id}`}
              label={text}
              hint={[negative, t(correctable ? 'budgets.criterion.correctable' : 'budgets.criterion.final')].join(' ')}
              inline
              options={['met', 'not-met', 'not-applicable'].map((value) => ({
                value,
                label: t(`budgets.answer.${value}`),
              }))}
            />
            <Details summary={t('budgets.criterion.note-of', { text })} open={Boolean(form.values[`n-${id}`])}>
              <TextField form={form} name={`n-${id}`} label={t('budgets.criterion.note')} optional />
            </Details>
          </div>
        ))}
        {mayFill && <SubmitButton>{t('budgets.card.keep')}</SubmitButton>}
      </FormBlock>
    </Work>
  )
}
