import type { ComponentChildren } from 'preact'
import type { Form } from '../../../../platform/http/index.ts'
import { DateField, DateTimeField, EmailField, TextArea, TextField, useView } from '../../../../ui/index.ts'
import type { Part } from './parts.ts'

/** The questions of each part. */
export const FIELDS: Record<Part['key'], (form: Form) => ComponentChildren> = {
  sprawa: (form) => <Subject form={form} />,
  zakres: (form) => <Scope form={form} />,
  terminy: (form) => <Dates form={form} />,
  kontakt: (form) => <Contact form={form} />,
  'dane-osobowe': (form) => <Privacy form={form} />,
}

function Subject({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={t('consultations.form.title')}
        hint={t('consultations.form.title.hint')}
        maxLength={160}
      />
      <TextArea
        form={form}
        name="summary"
        label={t('consultations.form.summary')}
        hint={t('consultations.form.summary.hint')}
        rows={3}
        limit={300}
      />
      <TextArea
        form={form}
        name="plainLanguage"
        label={t('consultations.form.plain')}
        hint={t('consultations.form.plain.hint')}
        rows={4}
        limit={2000}
        optional
      />
      <TextArea
        form={form}
        name="purpose"
        label={t('consultations.field.purpose')}
        hint={t('consultations.form.purpose.hint')}
        rows={3}
        limit={2000}
      />
      <TextArea
        form={form}
        name="description"
        label={t('consultations.about')}
        hint={t('consultations.form.markdown')}
        rows={12}
        limit={20_000}
        optional
      />
      <TextField
        form={form}
        name="areaWords"
        label={t('consultations.form.area-words')}
        hint={t('consultations.form.area-words.hint')}
        optional
      />
    </>
  )
}

function Scope({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="organ"
        label={t('consultations.field.organ')}
        hint={t('consultations.form.organ.hint')}
      />
      <TextField form={form} name="runningUnit" label={t('consultations.field.running-unit')} optional />
      <TextField
        form={form}
        name="legalBasis"
        label={t('consultations.field.legal-basis')}
        hint={t('consultations.form.legal-basis.hint')}
      />
      <TextField form={form} name="orderingAct" label={t('consultations.field.ordering-act')} optional />
      <TextArea
        form={form}
        name="openScope"
        label={t('consultations.field.open-scope')}
        hint={t('consultations.form.open-scope.hint')}
        rows={4}
        limit={2000}
      />
      <TextArea
        form={form}
        name="closedScope"
        label={t('consultations.field.closed-scope')}
        hint={t('consultations.form.closed-scope.hint')}
        rows={4}
        limit={2000}
        optional
      />
      <TextArea
        form={form}
        name="addressees"
        label={t('consultations.field.addressees')}
        rows={3}
        limit={1000}
        optional
      />
    </>
  )
}

function Dates({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <DateTimeField
        form={form}
        name="opensAt"
        label={t('consultations.form.opens')}
        hint={t('consultations.form.zone')}
      />
      <DateTimeField
        form={form}
        name="closesAt"
        label={t('consultations.form.closes')}
        hint={t('consultations.form.closes.hint')}
      />
      <TextField
        form={form}
        name="displayedDate"
        label={t('consultations.form.displayed')}
        hint={t('consultations.form.displayed.hint')}
        width="medium"
        optional
      />
      <DateField
        form={form}
        name="reportDueOn"
        label={t('consultations.field.report-due')}
        hint={t('consultations.form.report-due.hint')}
      />
    </>
  )
}

function Contact({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="contactName"
        label={t('consultations.field.contact')}
        hint={t('consultations.form.contact.hint')}
        width="medium"
      />
      <EmailField form={form} name="contactEmail" label={t('consultations.field.email')} />
      <TextField form={form} name="contactPhone" label={t('consultations.field.phone')} type="tel" width="medium" />
      <TextArea
        form={form}
        name="howToSubmit"
        label={t('consultations.field.how')}
        hint={t('consultations.form.how.hint')}
        rows={5}
        limit={3000}
      />
      <TextArea
        form={form}
        name="accessibility"
        label={t('consultations.field.accessibility')}
        hint={t('consultations.form.accessibility.hint')}
        rows={3}
        limit={2000}
      />
    </>
  )
}

function Privacy({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <TextArea
      form={form}
      name="privacyNotice"
      label={t('consultations.field.privacy')}
      hint={t('consultations.form.privacy.hint')}
      rows={12}
      limit={6000}
    />
  )
}
