import {
  Checkbox,
  DateField,
  Form as FormBlock,
  Link,
  Notice,
  SubmitButton,
  TextArea,
  useView,
} from '../../../../ui/index.ts'
import { ModerationChoice } from '../../../discussions/index.ts'
import type { PartProps } from './page.tsx'

/** Whether people may talk about projects on their pages, how, and until when. */
export function Talks({ form, action, waiting, moderation }: PartProps) {
  const { t } = useView()
  return (
    <>
      {waiting > 0 && (
        <Notice kind="warning" title={t('discussions.work.waiting', { count: waiting })}>
          {moderation && <Link href={moderation}>{t('budgets.talk.moderate')}</Link>}
        </Notice>
      )}
      <FormBlock action={action} confirmLeave>
        <p>{t('budgets.talk.settings.lead')}</p>
        <Checkbox form={form} name="isOn" label={t('budgets.talk.on')} hint={t('budgets.talk.on.hint')} />
        <DateField
          form={form}
          name="closesOn"
          label={t('budgets.talk.closes')}
          hint={t('budgets.talk.closes.hint')}
          optional
        />
        <ModerationChoice form={form} />
        <Checkbox
          form={form}
          name="accounts"
          label={t('discussions.work.accounts')}
          hint={t('budgets.talk.accounts.hint')}
        />
        <TextArea
          form={form}
          name="lead"
          label={t('discussions.work.lead')}
          hint={t('budgets.talk.lead.hint')}
          rows={4}
          optional
        />
        <SubmitButton>{t('budgets.save')}</SubmitButton>
      </FormBlock>
    </>
  )
}
