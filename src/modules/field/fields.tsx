import { TextArea, TextField, useView } from '../../ui/index.ts'

const NOTHING = { values: {} }

/** What is asked of somebody who says something to a clerk: their words, the place, and whether to sign them. */
export function RemarkFields({ takesPlace }: { takesPlace: boolean }) {
  const { t } = useView()
  return (
    <div class="field-fields">
      <TextArea form={NOTHING} name="body" label={t('field.remark.body')} hint={t('field.remark.body.hint')} rows={7} />
      {takesPlace && (
        <TextField form={NOTHING} name="placeWords" label={t('field.remark.place')} maxLength={200} optional />
      )}
      <TextField
        form={NOTHING}
        name="signature"
        label={t('field.remark.signature')}
        hint={t('field.remark.signature.hint')}
        maxLength={40}
        autocomplete="off"
        optional
      />
    </div>
  )
}
