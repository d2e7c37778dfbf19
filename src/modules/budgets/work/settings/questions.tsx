import { ActButton, ButtonLink, EmptyState, Notice, Tag, useView } from '../../../../ui/index.ts'
import type { PartProps } from './page.tsx'

/** What this edition asks of projects besides the usual screens. */
export function Questions({ questions, action }: PartProps) {
  const { t } = useView()
  const { form, asked } = questions
  if (!form)
    return (
      <EmptyState
        title={t('budgets.questions.none')}
        icon="circle-help"
        action={
          <ActButton action={action} variant="primary" icon="plus">
            {t('budgets.questions.begin')}
          </ActButton>
        }
      >
        <p>{t('budgets.questions.none.hint')}</p>
      </EmptyState>
    )
  return (
    <>
      <p>{t('budgets.questions.lead')}</p>
      {asked.length > 0 ? (
        <ol>
          {asked.map(({ words, isPrivate }) => (
            <li key={words}>
              {words} {isPrivate && <Tag icon="lock">{t('budgets.questions.private')}</Tag>}
            </li>
          ))}
        </ol>
      ) : (
        <Notice kind="warning" title={t('budgets.questions.unpublished')} />
      )}
      <ButtonLink href={`/praca/formularze/${form.id}`} icon="pencil">
        {t('budgets.questions.edit')}
      </ButtonLink>
    </>
  )
}
