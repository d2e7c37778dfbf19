import {
  Actions,
  Details,
  FieldGroup,
  type FormState,
  Hidden,
  SubmitButton,
  TextArea,
  TextField,
  Tick,
  Unseen,
  useView,
} from '../../../../ui/index.ts'
import { MOST_OPTIONS } from '../../design-checking.ts'
import type { Question, QuestionType } from '../../model.ts'
import { rowField } from './forms.ts'

interface RowsProps {
  form: FormState
  list: 'options' | 'rows'
  type: QuestionType
  /** „Odpowiedź”, „Wiersz”. */
  code: string
}

/** Flags of an answer that mean something in this type. */
const FLAGS: Partial<Record<QuestionType, ('other' | 'alone' | 'fixed')[]>> = {
  single: ['other', 'fixed'],
  multiple: ['other', 'alone', 'fixed'],
  ranking: ['fixed'],
}

/** Answers to choose from, each a row with its words and buttons; new ones one by one or pasted as lines. */
export function Rows({ form, list, type }: Omit<RowsProps, 'code'>) {
  const { t } = useView()
  const places = Array.from({ length: MOST_OPTIONS }, (_, at) => at).filter(
    (at) => form.values[rowField(list, at, 'label')] !== undefined,
  )
  return (
    <FieldGroup
      form={form}
      name={list}
      label={t(`designing.${list === 'rows' ? 'rows' : type === 'matrix' ? 'columns' : 'options'}`)}
    >
      <ol class="design-list" data-list={list}>
        {places.map((at, index) => (
          <Row
            key={at}
            {...{ form, list, type, at, number: index + 1 }}
            first={index === 0}
            last={index === places.length - 1}
          />
        ))}
      </ol>
      <Actions>
        <SubmitButton name="act" value={`add ${list}`} variant="secondary" icon="plus">
          {t(list === 'rows' ? 'designing.row.add' : 'designing.option.add')}
        </SubmitButton>
      </Actions>
      <Details summary={t('designing.lines')}>
        <TextArea
          form={form}
          name={`lines-${list}`}
          label={t('designing.lines.label')}
          hint={t('designing.lines.hint')}
          rows={5}
          optional
        />
        <SubmitButton name="act" value={`lines ${list}`} variant="secondary" icon="plus">
          {t('designing.lines.add')}
        </SubmitButton>
      </Details>
    </FieldGroup>
  )
}

function Row({
  form,
  list,
  type,
  at,
  number,
  first,
  last,
}: Omit<RowsProps, 'code'> & { at: number; number: number; first: boolean; last: boolean }) {
  const { t } = useView()
  const id = String(form.values[rowField(list, at, 'id')] ?? '')
  const what = t(list === 'rows' ? 'designing.row.number' : 'designing.option.number', { number })
  const chosen = form.values[rowField(list, at, 'flags')] ?? []
  const button = (verb: string, icon: 'arrow-up' | 'arrow-down' | 'trash-2', words: string) => (
    <SubmitButton name="act" value={`${verb} ${list} ${id}`} variant="quiet" icon={icon}>
      {words}
      <Unseen>: {what}</Unseen>
    </SubmitButton>
  )
  return (
    <li class="design-row" id={`w-${id}`} data-item={id}>
      <Hidden name={rowField(list, at, 'id')} value={id} />
      <TextField form={form} name={rowField(list, at, 'label')} label={what} />
      <div class="design-row-foot">
        {FLAGS[type] && list === 'options' && (
          <div class="design-flags">
            {FLAGS[type]?.map((flag) => (
              <Tick
                key={flag}
                name={rowField(list, at, 'flags')}
                value={flag}
                checked={chosen.includes(flag)}
                label={
                  <>
                    {t(`designing.flag.${flag}`)}
                    <Unseen>: {what}</Unseen>
                  </>
                }
              />
            ))}
          </div>
        )}
        <div class="design-acts">
          {!first && button('up', 'arrow-up', t('designing.up'))}
          {!last && button('down', 'arrow-down', t('designing.down'))}
          {button('remove', 'trash-2', t('designing.remove'))}
        </div>
      </div>
    </li>
  )
}

export const listsOf = (question: Question): ('options' | 'rows')[] =>
  question.type === 'matrix' ? ['rows', 'options'] : 'options' in question ? ['options'] : []
