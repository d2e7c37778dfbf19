import type { ComponentChildren } from 'preact'
import { Form, Hidden, SubmitButton } from '../forms/form.tsx'
import { Link } from '../links.tsx'
import { useView } from '../view.ts'
import type { Crumb } from './frame.tsx'
import { QuestionPage, type QuestionPageProps } from './pages.tsx'

export interface ConfirmPageProps extends Omit<QuestionPageProps, 'back' | 'children'> {
  back: Crumb
  /** What will happen, and whether it can be undone. */
  children: ComponentChildren
  action: string
  /** The act in words: „Wycofaj uwagę”. */
  button: string
  /** Looks dangerous: what is lost cannot be brought back. */
  danger?: boolean
  hidden?: Record<string, string>
}

/** Asks once before an act with consequences: a page on GET, the act on POST. */
export function ConfirmPage({ children, action, button, danger, hidden = {}, back, ...page }: ConfirmPageProps) {
  const { t } = useView()
  return (
    <QuestionPage {...page} back={back} unlisted>
      <Form action={action}>
        {children}
        {Object.entries(hidden).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <div class="ui-actions">
          <SubmitButton variant={danger ? 'danger' : 'primary'}>{button}</SubmitButton>
          <Link href={back.href}>{t('ui.confirm.leave')}</Link>
        </div>
      </Form>
    </QuestionPage>
  )
}
