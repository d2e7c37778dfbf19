import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate, type Locale } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  Box,
  type Desk,
  Form as FormBlock,
  Link,
  Meta,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { MailBlock } from '../../notices/index.ts'
import { DESK } from '../paths.ts'
import { LETTERS, type LetterName, neededIn, placeholdersOf } from './rules.ts'
import type { OwnLetter } from './store.ts'

export const LETTERS_DESK = `${DESK}/listy`
export const letterPath = (letter: LetterName, locale: Locale, part = '') =>
  `${LETTERS_DESK}/${letter}/${locale}${part}`

const LOCALES = ['pl', 'en'] as const

/** All letters of the desk, and which of them the network wrote in its own words. */
export function LettersPage({ desk, own }: { desk: Desk; own: OwnLetter[] }) {
  const { t, locale: reading } = useView()
  const cell = (letter: LetterName, locale: Locale) => {
    const written = own.find((each) => each.letter === letter && each.locale === locale)
    return (
      <>
        <Link href={letterPath(letter, locale)}>
          {t('membership.letters.edit', { letter: t(`membership.letters.${letter}`) })}
        </Link>{' '}
        {written ? (
          <Tag kind="done">{t('membership.letters.own', { date: formatShortDate(written.changedAt, reading) })}</Tag>
        ) : (
          <Tag>{t('membership.letters.portal')}</Tag>
        )}
      </>
    )
  }
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.letters.title')}
      crumbs={[{ label: t('membership.desk.title'), href: DESK }]}
    >
      <p>{t('membership.letters.lead')}</p>
      <Table
        caption={t('membership.letters.title')}
        captionHidden
        rows={[...LETTERS]}
        rowId={(letter) => letter}
        columns={[
          {
            label: t('membership.letters.when'),
            names: true,
            cell: (letter) => t(`membership.letters.${letter}.when`),
          },
          ...LOCALES.map((locale) => ({
            label: t(`membership.text.language.${locale}`),
            cell: (letter: LetterName) => cell(letter, locale),
          })),
        ]}
      />
    </WorkspacePage>
  )
}

export interface WriteLetterProps {
  desk: Desk
  letter: LetterName
  language: Locale
  form: Form
  /** Whether the network has words of its own now. */
  isOwn: boolean
  /** The letter as it would leave, with made-up details. */
  preview: { subject: string; blocks: MailBlock[] } | null
}

/** The words of one letter, with what may stand in braces, a preview, and the way back. */
export function WriteLetterPage({ desk, letter, language, form, isOwn, preview }: WriteLetterProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t(`membership.letters.${letter}`)}
      caption={t(`membership.text.language.${language}`)}
      form={form}
      islands={['wiec-draft']}
      crumbs={[
        { label: t('membership.desk.title'), href: DESK },
        { label: t('membership.letters.title'), href: LETTERS_DESK },
      ]}
    >
      <p>{t(`membership.letters.${letter}.when`)}</p>
      <FormBlock action={letterPath(letter, language)} draft={`list-biura-${letter}-${language}`}>
        {letter !== 'request' && (
          <TextField form={form} name="subject" label={t('membership.letters.subject')} maxLength={150} />
        )}
        <TextArea
          form={form}
          name="body"
          label={t('membership.letters.body')}
          hint={t(letter === 'request' ? 'membership.letters.request.hint' : 'membership.letters.body.hint')}
          rows={10}
          limit={4000}
        />
        <Box title={t('membership.letters.braces')}>
          <p>{t('membership.letters.braces.text')}</p>
          <ul>
            {placeholdersOf(letter).map((word) => (
              <li key={word}>
                <code>{`{${word}}`}</code> {t(`membership.letters.brace.${word}`)}
                {neededIn(letter).includes(word) && ` (${t('membership.letters.needed')})`}
              </li>
            ))}
          </ul>
        </Box>
        <Actions>
          <SubmitButton name="act" value="preview" variant="secondary" icon="eye">
            {t('membership.letters.preview')}
          </SubmitButton>
          <SubmitButton name="act" value="save" icon="save">
            {t('membership.letters.save')}
          </SubmitButton>
        </Actions>
      </FormBlock>
      {preview && (
        <Section title={t('membership.letters.previewed')} id="podglad">
          <Meta>{t('membership.letters.previewed.text')}</Meta>
          <Box title={preview.subject || t(`membership.letters.${letter}`)}>
            <div lang={language}>
              {preview.blocks.map((block, index) => (
                <Block key={index} block={block} />
              ))}
            </div>
          </Box>
        </Section>
      )}
      {isOwn && (
        <Section title={t('membership.letters.back')}>
          <p>{t('membership.letters.back.text')}</p>
          <ActButton action={letterPath(letter, language, '/przywrocenie')} icon="undo-2">
            {t('membership.letters.back.do')}
          </ActButton>
        </Section>
      )}
    </WorkspacePage>
  )
}

function Block({ block }: { block: MailBlock }) {
  switch (block.kind) {
    case 'quote':
      return (
        <blockquote>
          {block.text.split('\n').map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => {
            const text = typeof item === 'string' ? item : item.text
            return <li key={text}>{text}</li>
          })}
        </ul>
      )
    case 'button':
      return <p>[{block.label}]</p>
    default:
      return <p>{block.text}</p>
  }
}
