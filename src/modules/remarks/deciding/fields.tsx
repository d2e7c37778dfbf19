import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Form as FormBlock,
  Hidden,
  Meta,
  RadioGroup,
  SubmitButton,
  Tag,
  type TagKind,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { Answer } from '../reading/entry.tsx'
import { type Decision, OUTCOMES, type WorkState } from '../rules.ts'

export const STATE_TAGS: Record<WorkState, TagKind> = {
  'to-settle': 'warning',
  draft: 'draft',
  'to-verify': 'soon',
  accepted: 'done',
}

interface CurrentProps {
  decision: Decision
  /** Who prepared it. */
  who: string
  /** The reader may say yes to it; otherwise another person has to. */
  acceptable: boolean
  /** Address of the list of remarks in the workspace. */
  home: string
  /** What to say of whom it answers, when that is more than the remark on the page. */
  of?: string
}

/** The answer that holds, with what can be done with it. */
export function CurrentDecision({ decision, who, acceptable, home, of }: CurrentProps) {
  const { t, locale } = useView()
  return (
    <>
      <p>
        <Tag kind={STATE_TAGS[decision.state]}>{t(`remarks.state.${decision.state}`)}</Tag>
      </p>
      {of && <p>{of}</p>}
      <Answer decision={decision} />
      <Meta>{t('remarks.decide.by', { name: who, date: formatDateTime(decision.decidedAt, locale) })}</Meta>
      {acceptable && (
        <ActButton action={`${home}/akceptacja`} values={{ decision: decision.id }} icon="check">
          {t('remarks.decide.accept')}
        </ActButton>
      )}
      <ActButton action={`${home}/cofniecie`} values={{ decision: decision.id }} variant="quiet" icon="undo-2">
        {t('remarks.decide.reopen')}
      </ActButton>
    </>
  )
}

interface FieldsProps {
  action: string
  form: Form
  secondAcceptance: boolean
  hidden: { ids?: string | string[]; group?: string }
}

/** The questions of a decision; the same for one remark, many ticked ones, and a group. */
export function DecisionFields({ action, form, secondAcceptance, hidden }: FieldsProps) {
  const { t } = useView()
  const ids = hidden.ids === undefined ? [] : Array.isArray(hidden.ids) ? hidden.ids : [hidden.ids]
  return (
    <FormBlock action={action} draft={ids.length > 1 ? undefined : `rozstrzygniecie-${hidden.group ?? action}`}>
      {ids.map((id) => (
        <Hidden key={id} name="ids" value={id} />
      ))}
      {hidden.group && <Hidden name="group" value={hidden.group} />}
      <RadioGroup
        form={form}
        name="outcome"
        label={t('remarks.decide.outcome')}
        options={OUTCOMES.map((value) => ({ value, label: t(`remarks.outcome.${value}`) }))}
      />
      <TextArea
        form={form}
        name="reason"
        label={t('remarks.decide.reason')}
        hint={t('remarks.decide.reason.hint')}
        rows={5}
        limit={10_000}
      />
      <TextField
        form={form}
        name="change"
        label={t('remarks.decide.change')}
        hint={t('remarks.decide.change.hint')}
        optional
      />
      <div>
        {!secondAcceptance && (
          <SubmitButton name="state" value="accepted" icon="check">
            {t('remarks.decide.save-accepted')}
          </SubmitButton>
        )}{' '}
        <SubmitButton name="state" value="to-verify" variant={secondAcceptance ? 'primary' : 'secondary'}>
          {t('remarks.decide.save-verify')}
        </SubmitButton>{' '}
        <SubmitButton name="state" value="draft" variant="quiet">
          {t('remarks.decide.save-draft')}
        </SubmitButton>
      </div>
    </FormBlock>
  )
}
