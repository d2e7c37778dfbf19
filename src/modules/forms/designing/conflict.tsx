import { formatDateTime } from '../../../platform/texts/index.ts'
import { KeyValues, Notice, useView } from '../../../ui/index.ts'
import type { Desk } from './opening.ts'

/** What somebody else has saved meanwhile, above a form that still holds what was typed here. */
export function Theirs({ desk, items }: { desk: Desk; items: { label: string; value: string | undefined }[] }) {
  const { t, locale } = useView()
  const when = formatDateTime(desk.form.editedAt, locale)
  return (
    <Notice kind="warning" title={t('designing.conflict.title')} live>
      <p>
        {desk.editor ? t('designing.conflict.by', { name: desk.editor, when }) : t('designing.conflict.text', { when })}
      </p>
      <KeyValues items={items.map(({ label, value }) => ({ label, value: value || t('designing.value.none') }))} />
      <p>{t('designing.conflict.send-again')}</p>
    </Notice>
  )
}
