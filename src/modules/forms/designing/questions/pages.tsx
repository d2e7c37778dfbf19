import type { Form } from '../../../../platform/http/index.ts'
import {
  ActButton,
  Actions,
  Checkbox,
  CheckboxGroup,
  Details,
  EnterButton,
  Form as FormBlock,
  Hidden,
  Icon,
  Link,
  Notice,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  useView,
} from '../../../../ui/index.ts'
import type { Question } from '../../model.ts'
import { hintsForQuestion } from '../hints/hints.ts'
import { HintList } from '../hints/page.tsx'
import { TYPES } from '../kinds.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignQuestion } from '../page.tsx'
import { seenOf } from '../saving.ts'
import { speakerOf, TYPE_ICONS } from '../saying.ts'
import { placeOf } from '../walk.ts'
import { isFollowUpType, LONGEST } from './forms.ts'
import { TypeFields } from './parts.tsx'

/** Which kind of question: each with what it is for and an example. */
export function TypePage({
  desk,
  form,
  question,
  parent,
}: {
  desk: Desk
  form: Form
  question?: Question
  parent: string
}) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t)
  const ofShape = question ? placeOf(desk.draft, question.id)?.parent : placeOf(desk.draft, parent)?.question
  const types = ofShape ? TYPES.filter(isFollowUpType) : TYPES
  const title = question ? t('designing.type.change', { what: speaker.code(question.id) }) : t('designing.type.title')
  return (
    <DesignQuestion
      desk={desk}
      title={title}
      form={form}
      back={question ? `/pytania/${question.id}` : ''}
      {...(question ? { backLabel: t('designing.back-to-question') } : {})}
    >
      {question && (
        <Notice>
          <p>{t('designing.type.change-text')}</p>
        </Notice>
      )}
      {ofShape && !question && <p>{t('designing.type.of-shape', { what: speaker.name(ofShape.id) })}</p>}
      <FormBlock action={designPath(desk.form, question ? `/pytania/${question.id}/rodzaj` : '/pytania/nowe')}>
        {!question && (ofShape || desk.draft.sections.length < 2) && <Hidden name="in" value={parent} />}
        {!question && !ofShape && desk.draft.sections.length >= 2 && (
          <SelectField
            form={{ ...form, values: { in: parent, ...form.values } }}
            name="in"
            label={t('designing.type.section')}
            options={desk.draft.sections.map(({ id }) => ({ value: id, label: speaker.name(id) }))}
          />
        )}
        <RadioGroup
          form={form}
          name="type"
          label={t('designing.type.label')}
          options={types.map((value) => ({
            value,
            label: t(`designing.type.${value}`),
            hint: t(`designing.type.${value}.hint`),
          }))}
        />
        <SubmitButton>{t(question ? 'designing.type.change-it' : 'designing.type.go')}</SubmitButton>
      </FormBlock>
    </DesignQuestion>
  )
}

export interface EditProps {
  desk: Desk
  question: Question
  form: Form
  /** What the question looked like when the page was made. */
  seen?: string
  /** The removal of an answer just now, offered back. */
  removed?: string | undefined
}

/** One question: its words, its answers, its settings. Saves by itself while somebody writes. */
export function EditQuestionPage({ desk, question, form, seen = seenOf(question), removed }: EditProps) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t)
  const placed = placeOf(desk.draft, question.id)
  const path = (rest: string) => designPath(desk.form, `/pytania/${question.id}${rest}`)
  const hints = hintsForQuestion(question, desk.language)
  return (
    <DesignQuestion
      desk={desk}
      title={t('designing.question.title', { what: speaker.code(question.id) })}
      form={form}
      back={`#p-${question.id}`}
      islands={['wiec-autosave', 'wiec-count', 'wiec-reorder']}
    >
      {removed && (
        <Notice kind="success" title={t('designing.removed.option')} live>
          <ActButton action={designPath(desk.form, `/usuniete/${removed}`)} icon="undo-2">
            {t('designing.removed.undo')}
          </ActButton>
        </Notice>
      )}
      <p class="design-question-facts">
        <span class="design-type">
          <Icon name={TYPE_ICONS[question.type]} />
          {t(`designing.type.${question.type}`)}
        </span>
        <Link href={path('/rodzaj')} icon="arrow-up-down">
          {t('designing.type.other')}
        </Link>
        {!placed?.parent && (
          <Link href={path('/warunek')} icon="split">
            {question.showWhen ? speaker.showing(question.showWhen) : t('designing.condition.add')}
          </Link>
        )}
      </p>
      <div id="wskazowki">
        {hints.length > 0 && (
          <HintList hints={hints} desk={desk} title={t('designing.hints', { count: hints.length })} />
        )}
      </div>
      <wiec-reorder data-name="drop" data-handle={t('designing.outline.drag')}>
        <FormBlock action={path('')} autosave>
          <Hidden name="seen" value={seen} />
          <EnterButton name="act" value="stay" />
          <TextArea
            form={form}
            name="label"
            label={t('designing.field.label')}
            hint={t('designing.field.label.hint')}
            rows={2}
            limit={LONGEST.label}
          />
          <TextArea
            form={form}
            name="hint"
            label={t('designing.field.hint')}
            hint={t('designing.field.hint.hint')}
            rows={2}
            optional
          />
          <TypeFields type={question.type} form={form} />
          <CommonFields form={form} question={question} />
          <Actions>
            <SubmitButton name="act" value="save" icon="check">
              {t('designing.save-back')}
            </SubmitButton>
            <SubmitButton name="act" value="stay" variant="secondary" icon="lightbulb">
              {t('designing.save-stay')}
            </SubmitButton>
            <SubmitButton name="act" value="next" variant="secondary" icon="plus">
              {t('designing.save-next')}
            </SubmitButton>
          </Actions>
        </FormBlock>
      </wiec-reorder>
    </DesignQuestion>
  )
}

function CommonFields({ form, question }: { form: Form; question: Question }) {
  const { t } = useView()
  return (
    <>
      <Checkbox
        form={form}
        name="required"
        label={t('designing.field.required')}
        hint={t('designing.field.required.hint')}
      />
      {question.type !== 'consent' && (
        <CheckboxGroup
          form={form}
          name="skips"
          label={t('designing.field.skips')}
          hint={t('designing.field.skips.hint')}
          options={(['unknown', 'refused'] as const).map((value) => ({ value, label: t(`designing.skip.${value}`) }))}
        />
      )}
      <Checkbox
        form={form}
        name="private"
        label={t('designing.field.private')}
        hint={t('designing.field.private.hint')}
      />
      <Details summary={t('designing.field.help')} open={Boolean(form.values.help)}>
        <TextArea
          form={form}
          name="help"
          label={t('designing.field.help.label')}
          hint={t('designing.field.help.hint')}
          rows={3}
          optional
        />
      </Details>
    </>
  )
}

/** Where a question should stand: a section, and before which question. */
export function MovePage({ desk, question, form }: { desk: Desk; question: Question; form: Form }) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t)
  const placed = placeOf(desk.draft, question.id)
  const places = placed?.parent
    ? [{ id: placed.parent.id, questions: placed.parent.type === 'map' ? placed.parent.followUps : [] }]
    : desk.draft.sections
  return (
    <DesignQuestion
      desk={desk}
      title={t('designing.move.title', { what: speaker.code(question.id) })}
      form={form}
      back={`#p-${question.id}`}
    >
      <p class="design-glance-label">{speaker.words(question.label)}</p>
      <FormBlock action={designPath(desk.form, `/pytania/${question.id}/miejsce`)}>
        <SelectField
          form={form}
          name="place"
          label={t('designing.move.where')}
          width="full"
          options={places.map((section) => ({
            label: speaker.name(section.id),
            options: [
              ...section.questions
                .filter(({ id }) => id !== question.id)
                .map(({ id }) => ({
                  value: `${section.id} ${id}`,
                  label: t('designing.move.before', { what: speaker.name(id) }),
                })),
              { value: section.id, label: t('designing.move.end', { what: speaker.code(section.id) }) },
            ],
          }))}
        />
        <SubmitButton>{t('designing.move.go')}</SubmitButton>
      </FormBlock>
    </DesignQuestion>
  )
}
