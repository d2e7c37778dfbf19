import type { Form } from '../../../platform/http/index.ts'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  type Desk,
  EmailField,
  FileField,
  Form as FormBlock,
  Hidden,
  type Option,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { acceptOf, namesOf } from '../../media/index.ts'
import { SIGNED_KINDS } from '../declarations/own-pages.tsx'
import { INSTITUTION_KINDS } from '../declarations/rules.ts'
import { DESK } from '../paths.ts'
import { KINDS, TOOLS } from '../rules.ts'

/** A declaration that came on paper: what stands on it, the day it came, its scan. */
export function EntryPage({ desk, form, units }: { desk: Desk; form: Form; units: Option[] }) {
  const { t } = useView()
  const text = (name: string, key: string, given: { optional?: boolean; width?: 'short' | 'medium' } = {}) => (
    <TextField form={form} name={name} label={t(`membership.form.${key}`)} {...given} />
  )
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.desk.enter')}
      form={form}
      crumbs={[{ label: t('membership.desk.title'), href: DESK }]}
      islands={['wiec-draft']}
    >
      <p>{t('membership.entry.lead')}</p>
      <FormBlock action={`${DESK}/nowa`} files draft="deklaracja-z-papieru">
        <Hidden name="key" value={String(form.values.key ?? '')} />
        <RadioGroup
          form={form}
          name="kind"
          label={t('membership.entry.kind')}
          inline
          options={KINDS.map((kind) => ({ value: kind, label: t(`membership.kind.${kind}`) }))}
        />
        <DateField
          form={form}
          name="receivedOn"
          label={t('membership.entry.received')}
          hint={t('membership.entry.received.hint')}
        />
        {text('personName', 'name', { width: 'medium' })}
        {text('position', 'position', { optional: true })}
        <Section title={t('membership.entry.institution')} level={3}>
          {text('institutionName', 'institution-name', { optional: true })}
          <SelectField
            form={form}
            name="institutionKind"
            label={t('membership.form.institution-kind')}
            empty={t('membership.entry.choose')}
            optional
            options={INSTITUTION_KINDS.map((kind) => ({ value: kind, label: t(`membership.institution.${kind}`) }))}
          />
          {text('nip', 'nip', { optional: true, width: 'short' })}
          {text('krs', 'krs', { optional: true, width: 'short' })}
        </Section>
        {text('unit', 'unit', { width: 'medium' })}
        {units.length > 0 && (
          <RadioGroup form={form} name="unitCode" label={t('membership.entry.which-unit')} options={units} />
        )}
        <EmailField form={form} name="email" label={t('membership.form.email')} optional />
        {text('phone', 'phone', { optional: true, width: 'short' })}
        <CheckboxGroup
          form={form}
          name="tools"
          label={t('membership.form.tools')}
          optional
          options={TOOLS.map((tool) => ({ value: tool, label: t(`membership.tool.${tool}`) }))}
        />
        <Checkbox form={form} name="newsletter" label={t('membership.entry.newsletter')} optional />
        <Checkbox form={form} name="publication" label={t('membership.entry.publication')} optional />
        <FileField
          form={form}
          name="file"
          label={t('membership.entry.scan')}
          hint={t('membership.declared.file.hint', { kinds: namesOf(SIGNED_KINDS) })}
          accept={acceptOf(SIGNED_KINDS)}
          optional
        />
        <SubmitButton icon="save">{t('membership.entry.save')}</SubmitButton>
      </FormBlock>
    </WorkspacePage>
  )
}
