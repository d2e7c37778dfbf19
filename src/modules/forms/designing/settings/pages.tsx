import type { Form } from '../../../../platform/http/index.ts'
import {
  Form as FormBlock,
  Hidden,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { Theirs } from '../conflict.tsx'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage } from '../page.tsx'

export function SettingsPage({
  desk,
  form,
  seen,
  conflict,
}: {
  desk: Desk
  form: Form
  seen: string
  conflict?: boolean
}) {
  const { t } = useView()
  const { draft, language } = desk
  return (
    <DesignPage
      desk={desk}
      tab="/ustawienia"
      title={t('designing.settings.title')}
      form={form}
      islands={['wiec-autosave']}
    >
      {conflict && (
        <Theirs
          desk={desk}
          items={[
            { label: t('designing.field.form-title'), value: draft.title[language] },
            { label: t('designing.field.intro'), value: draft.intro[language] },
            { label: t('designing.field.thanks'), value: draft.thanks[language] },
            { label: t('designing.field.layout'), value: t(`designing.layout.${draft.layout}`) },
          ]}
        />
      )}
      <FormBlock action={designPath(desk.form, '/ustawienia')} autosave>
        <Hidden name="seen" value={seen} />
        <TextField
          form={form}
          name="title"
          label={t('designing.field.form-title')}
          hint={t('designing.field.form-title.hint')}
        />
        <TextArea
          form={form}
          name="intro"
          label={t('designing.field.intro')}
          hint={t('designing.field.intro.hint')}
          rows={6}
          optional
        />
        <RadioGroup
          form={form}
          name="layout"
          label={t('designing.field.layout')}
          options={(['sections', 'page'] as const).map((value) => ({
            value,
            label: t(`designing.layout.${value}`),
            hint: t(`designing.layout.${value}.hint`),
          }))}
        />
        <TextArea
          form={form}
          name="thanks"
          label={t('designing.field.thanks')}
          hint={t('designing.field.thanks.hint')}
          rows={4}
          optional
        />
        <SubmitButton>{t('designing.save')}</SubmitButton>
      </FormBlock>
    </DesignPage>
  )
}
