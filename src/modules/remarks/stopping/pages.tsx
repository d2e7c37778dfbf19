import { Confirmation, Form, Link, QuestionPage, SubmitButton, useView } from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Remark } from '../rules.ts'

interface StopProps {
  process: Process
  remark: Remark
  stopped: boolean
  action: string
}

/** The link under each letter: one button, because programs that check mail open links too. */
export function StopPage({ process, remark, stopped, action }: StopProps) {
  const { t } = useView()
  const back = { label: t('remarks.give.back'), href: pathOf(process) }
  if (stopped)
    return (
      <QuestionPage title={t('remarks.stop.done')} caption={process.title} headingHidden unlisted>
        <Confirmation title={t('remarks.stop.done')}>
          <p>{t('remarks.stop.done-text')}</p>
        </Confirmation>
        <p>
          <Link href={back.href}>{back.label}</Link>
        </p>
      </QuestionPage>
    )
  return (
    <QuestionPage title={t('remarks.stop.title')} caption={process.title} back={back} unlisted>
      <p>{t('remarks.stop.text', { reference: remark.reference, title: process.title })}</p>
      <Form action={action}>
        <SubmitButton>{t('remarks.stop.confirm')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
