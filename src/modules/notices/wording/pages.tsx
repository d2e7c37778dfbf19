import type { Locale } from '../../../platform/texts/index.ts'
import {
  Actions,
  type Desk,
  Form,
  type FormState,
  Link,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { RenderedMail } from '../emails.tsx'
import { OUTBOX } from '../outbox/forms.ts'
import type { LetterSentence } from './kinds.ts'

export const LETTERS = `${OUTBOX}/szablony`

export const letterPath = (template: string, locale: Locale) => `${LETTERS}/${template}/${locale}`

/** Field of the n-th sentence; a key of ours has dots, which names of fields do not like. */
export const sentenceField = (index: number) => `zdanie-${index}`

export interface LetterRow {
  template: string
  subject: string
  changed: boolean
}

/** All letters the portal sends. */
export function LettersPage({ desk, letters }: { desk: Desk; letters: LetterRow[] }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('notices.wording.title')}
      caption={<Link href={OUTBOX}>{t('notices.outbox.title')}</Link>}
    >
      <p>{t('notices.wording.lead')}</p>
      <Table
        caption={t('notices.wording.title')}
        captionHidden
        rows={letters}
        rowId={({ template }) => template}
        columns={[
          {
            label: t('notices.wording.subject'),
            names: true,
            cell: ({ template, subject }) => <Link href={letterPath(template, 'pl')}>{subject}</Link>,
          },
          { label: t('notices.column.template'), kind: 'code', cell: ({ template }) => template },
          {
            label: t('notices.wording.state'),
            cell: ({ changed }) =>
              changed ? <Tag kind="soon">{t('notices.wording.changed')}</Tag> : t('notices.wording.built-in'),
          },
        ]}
      />
    </WorkspacePage>
  )
}

export interface LetterPageProps {
  desk: Desk
  template: string
  locale: Locale
  sentences: LetterSentence[]
  form: FormState
  /** The letter with the words as they stand in the form. */
  preview: RenderedMail
}

/** One letter: its sentences, each with what it may put in, and how it looks. */
export function LetterPage({ desk, template, locale, sentences, form, preview }: LetterPageProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={preview.subject}
      form={form}
      caption={<Link href={LETTERS}>{t('notices.wording.title')}</Link>}
    >
      <Tabs
        label={t('notices.wording.language')}
        items={(['pl', 'en'] as const).map((each) => ({
          label: t(`notices.wording.in.${each}`),
          href: letterPath(template, each),
          current: each === locale,
        }))}
      />
      <p>{t('notices.wording.how')}</p>
      <Form action={letterPath(template, locale)}>
        {sentences.map(({ key, builtIn, gaps }, index) => (
          <TextArea
            key={key}
            form={form}
            name={sentenceField(index)}
            label={builtIn}
            hint={
              gaps.length > 0
                ? t('notices.wording.gaps', { gaps: gaps.map((gap) => `{${gap}}`).join(', ') })
                : t('notices.wording.no-gaps')
            }
            optional
            rows={2}
          />
        ))}
        <Actions>
          <SubmitButton icon="save">{t('notices.wording.save')}</SubmitButton>
          <SubmitButton name="co" value="podglad" variant="secondary" icon="eye">
            {t('notices.wording.preview')}
          </SubmitButton>
        </Actions>
      </Form>
      <Section title={t('notices.wording.looks')} id="podglad">
        <p>{t('notices.wording.sample')}</p>
        <div class="notices-letter-preview" lang={locale}>
          <p>
            <strong>{preview.subject}</strong>
          </p>
          <p class="notices-letter-words">{preview.text}</p>
        </div>
      </Section>
    </WorkspacePage>
  )
}
