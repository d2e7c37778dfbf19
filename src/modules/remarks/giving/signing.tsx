import type { Form } from '../../../platform/http/index.ts'
import { Details, RichText, Section, TextField, useView } from '../../../ui/index.ts'
import type { IntakeSettings } from '../ports.ts'

interface SigningProps {
  form: Form
  settings: Pick<IntakeSettings, 'privacyNotice'>
  /** What becomes public, where it is more than the remark. */
  told?: string
}

/** What ends every form of giving a remark, whichever module shows it: a signature, and what to know before sending. */
export function SigningFields({ form, settings, told }: SigningProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="signature"
        label={t('remarks.form.signature')}
        hint={t('remarks.form.signature.hint')}
        width="medium"
        maxLength={40}
        autocomplete="nickname"
        optional
      />
      <Section title={t('remarks.form.before-sending')}>
        <p>{told ?? t('remarks.form.public')}</p>
        {settings.privacyNotice && (
          <Details summary={t('remarks.form.privacy')}>
            <RichText markdown={settings.privacyNotice} />
          </Details>
        )}
      </Section>
    </>
  )
}
