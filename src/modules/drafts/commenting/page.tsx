import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Form as FormBlock,
  Hidden,
  Honeypot,
  Notice,
  QuestionPage,
  SubmitButton,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { type IntakeSettings, SigningFields } from '../../remarks/index.ts'
import type { FoundDraft } from '../actions.ts'
import { Words } from '../reading/parts.tsx'
import { paragraphPath } from '../rules.ts'
import type { Wording } from '../store.ts'
import { LONGEST_PART } from './forms.ts'

interface CommentProps {
  found: FoundDraft
  wording: Wording
  settings: IntakeSettings
  form: Form
  formKey: string
  shown: string
  /** Words of the paragraph, when some were selected. */
  chosen: string
}

/** One paragraph, and what a person says of it: a comment, a new wording, or both. */
export function CommentPage({ found, wording, settings, form, formKey, shown, chosen }: CommentProps) {
  const { t, locale } = useView()
  const { process, draft } = found
  const own = paragraphPath(process, wording.thread)
  return (
    <QuestionPage
      title={t('drafts.give.title', { number: wording.position })}
      caption={draft.title}
      back={{ label: t('drafts.give.back'), href: own }}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
      unlisted
    >
      <blockquote class="drafts-quoted">
        <Words body={chosen || wording.body} />
      </blockquote>
      {process.closesAt && <p>{t('drafts.give.until', { date: formatDateTime(process.closesAt, locale) })}</p>}
      {settings.moderation === 'before' && (
        <Notice>
          <p>{t('drafts.give.moderated')}</p>
        </Notice>
      )}
      <FormBlock action={`${own}/uwaga`} draft={`projekt-${process.slug}-${wording.thread}`}>
        <Hidden name="formKey" value={formKey} />
        <Hidden name="shown" value={shown} />
        <Hidden name="chosen" value={chosen} />
        <Honeypot name="website" />
        <TextArea
          form={form}
          name="comment"
          label={t('drafts.form.comment')}
          hint={t('drafts.form.comment.hint')}
          rows={7}
          limit={LONGEST_PART}
          optional
        />
        <TextArea
          form={form}
          name="proposal"
          label={t('drafts.form.proposal')}
          hint={t('drafts.form.proposal.hint')}
          rows={6}
          optional
        />
        <SigningFields form={form} settings={settings} told={t('drafts.form.public')} />
        <SubmitButton icon="send">{t('drafts.give.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}
