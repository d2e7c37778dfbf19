import type { Form } from '../../../platform/http/index.ts'
import {
  CheckboxGroup,
  Form as FormBlock,
  Hidden,
  Notice,
  QuestionPage,
  SubmitButton,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { dateWords } from '../words.ts'
import type { Hands } from './step-pages.tsx'

export function AppealPage({
  process,
  edition,
  project,
  path,
  secret,
  negative,
  form,
}: Hands & { negative: { id: string; text: string }[]; form: Form }) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('budgets.appeal.file')}
      caption={project.title}
      back={{ label: t('budgets.step.back'), href: path() }}
      form={form}
      islands={['wiec-count', 'wiec-draft']}
      unlisted
    >
      <p>
        {t('budgets.appeal.lead', { date: dateWords(edition.calendar, 'appealsTo', locale), title: process.title })}
      </p>
      {project.decisionReason && (
        <Notice title={t('budgets.decision.refused')}>
          <p>{project.decisionReason}</p>
        </Notice>
      )}
      <FormBlock action={path('/odwolanie')} draft={`odwolanie-${project.id}`}>
        {secret !== null && <Hidden name="klucz" value={secret} />}
        {negative.length > 0 && (
          <CheckboxGroup
            form={form}
            name="contested"
            label={t('budgets.appeal.contested')}
            options={negative.map(({ id, text }) => ({ value: id, label: text }))}
          />
        )}
        <TextArea
          form={form}
          name="body"
          label={t('budgets.appeal.body')}
          hint={t('budgets.appeal.body.hint')}
          rows={8}
          limit={10_000}
        />
        <SubmitButton icon="send">{t('budgets.appeal.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}
