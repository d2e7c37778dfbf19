import { Form as FormBlock, Hidden, SubmitButton, TextArea, useView } from '../../../ui/index.ts'
import { SendingFields, type SendingProps } from './parts.tsx'
import { LONGEST_BODY } from './rules.ts'

interface ReplyFormProps extends SendingProps {
  action: string
  /** Under what name unsent words are kept in the browser. */
  draft: string
  label: string
  button: string
  /** Number of the reply that is answered. */
  parent?: number | undefined
  /** The key of whoever the thing is of, when they write as such. */
  authorKey?: string
}

/** A comment under an idea, a reply in a topic. */
export function ReplyFormBlock({ action, draft, label, button, parent, authorKey, ...sending }: ReplyFormProps) {
  const { t } = useView()
  return (
    <FormBlock action={action} draft={draft} id="pisz" label={label}>
      {parent ? <Hidden name="parent" value={String(parent)} /> : null}
      {authorKey ? <Hidden name="klucz" value={authorKey} /> : null}
      <TextArea
        form={sending.form}
        name="body"
        label={label}
        hint={t('discussions.reply.hint')}
        rows={5}
        limit={LONGEST_BODY}
      />
      <SendingFields {...sending} />
      <SubmitButton icon="send">{button}</SubmitButton>
    </FormBlock>
  )
}
