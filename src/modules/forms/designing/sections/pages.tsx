import type { Form } from '../../../../platform/http/index.ts'
import { Form as FormBlock, Hidden, SubmitButton, TextArea, TextField, useView } from '../../../../ui/index.ts'
import type { Section } from '../../model.ts'
import { Theirs } from '../conflict.tsx'
import { type Desk, designPath } from '../opening.ts'
import { DesignQuestion } from '../page.tsx'
import { speakerOf } from '../saying.ts'

export interface SectionPageProps {
  desk: Desk
  section: Section
  form: Form
  seen: string
  conflict?: boolean
}

export function SectionPage({ desk, section, form, seen, conflict }: SectionPageProps) {
  const { t } = useView()
  return (
    <DesignQuestion
      desk={desk}
      title={t('designing.section.title', { what: speakerOf(desk.draft, t).code(section.id) })}
      form={form}
      back={`#c-${section.id}`}
      islands={['wiec-autosave']}
    >
      {conflict && (
        <Theirs
          desk={desk}
          items={[
            { label: t('designing.field.title'), value: section.title[desk.language] },
            { label: t('designing.field.text-before'), value: section.text[desk.language] },
          ]}
        />
      )}
      <FormBlock action={designPath(desk.form, `/czesci/${section.id}`)} autosave>
        <Hidden name="seen" value={seen} />
        <TextField
          form={form}
          name="title"
          label={t('designing.field.title')}
          hint={t('designing.section.title.hint')}
          optional
        />
        <TextArea
          form={form}
          name="text"
          label={t('designing.field.text-before')}
          hint={t('designing.markdown')}
          rows={6}
          optional
        />
        <SubmitButton>{t('designing.save-back')}</SubmitButton>
      </FormBlock>
    </DesignQuestion>
  )
}
