import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Checkbox,
  Confirmation,
  Details,
  EmailField,
  Form as FormBlock,
  Hidden,
  Honeypot,
  Link,
  Notice,
  QuestionPage,
  RadioGroup,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { GROUNDS } from '../rules.ts'
import type { Report } from './store.ts'

/** The notice of DSA art. 16: what, why, who says so, in good faith. */
export function ReportPage({ form, formKey }: { form: Form; formKey: string }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('moderation.report.title')}
      description={t('moderation.report.lead')}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
    >
      <p>{t('moderation.report.lead')}</p>
      <Notice kind="warning">
        <p>{t('moderation.report.danger')}</p>
      </Notice>
      <FormBlock action="/zgloszenie" draft="zgloszenie">
        <Hidden name="formKey" value={formKey} />
        <Honeypot name="website" />
        <TextField
          form={form}
          name="address"
          label={t('moderation.form.address')}
          hint={t('moderation.form.address.hint')}
          type="url"
          spellcheck={false}
        />
        <RadioGroup
          form={form}
          name="ground"
          label={t('moderation.form.ground')}
          options={GROUNDS.map((value) => ({
            value,
            label: t(`moderation.ground.${value}`),
            hint: t(`moderation.ground.${value}.hint`),
          }))}
        />
        <TextArea
          form={form}
          name="explanation"
          label={t('moderation.form.explanation')}
          hint={t('moderation.form.explanation.hint')}
          limit={5000}
        />
        <Section title={t('moderation.form.who')}>
          <p>{t('moderation.form.who-hint')}</p>
          <TextField form={form} name="name" label={t('moderation.form.name')} autocomplete="name" width="medium" />
          <EmailField form={form} name="email" label={t('moderation.form.email')} />
        </Section>
        <Checkbox form={form} name="goodFaith" label={t('moderation.form.good-faith')} />
        <Details summary={t('moderation.form.privacy')}>
          <p>{t('moderation.form.privacy-text')}</p>
        </Details>
        <SubmitButton icon="send">{t('moderation.report.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** What a reporter keeps: the number, and on this address what became of it. No word of what was reported. */
export function ReceiptPage({ report }: { report: Report }) {
  const { t, locale } = useView()
  return (
    <QuestionPage title={t('moderation.receipt.title')} headingHidden unlisted>
      <Confirmation title={t('moderation.receipt.thanks')} reference={report.reference} draft="zgloszenie">
        <p>{t('moderation.receipt.when', { date: formatDateTime(report.reportedAt, locale) })}</p>
      </Confirmation>
      <Section title={t('moderation.receipt.next')}>
        <p>
          {report.closedAt
            ? t('moderation.receipt.closed', { date: formatDateTime(report.closedAt, locale) })
            : t('moderation.receipt.open')}
        </p>
        {!report.closedAt && <p>{t('moderation.receipt.told')}</p>}
        <p>
          <Link href="/moderacja">{t('moderation.receipt.log')}</Link>
        </p>
      </Section>
    </QuestionPage>
  )
}
