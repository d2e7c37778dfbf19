import type { Form } from '../../../../platform/http/index.ts'
import type { Locale } from '../../../../platform/texts/index.ts'
import {
  CheckboxGroup,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  Meta,
  Notice,
  RadioGroup,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { Theirs } from '../conflict.tsx'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage, DesignQuestion } from '../page.tsx'
import { type Speaker, speakerOf } from '../saying.ts'
import { fieldOf, LOCALES } from './routes.tsx'
import { missingIn, type Sentence, sentencesIn } from './sentences.ts'

export function LanguagesPage({ desk, form }: { desk: Desk; form: Form }) {
  const { t } = useView()
  const { draft, language } = desk
  const others = draft.languages.filter((locale) => locale !== language)
  const options = LOCALES.map((value) => ({ value, label: t(`designing.language.${value}`) }))
  return (
    <DesignPage desk={desk} tab="/jezyki" title={t('designing.languages.title')} form={form}>
      {others.map((locale) => (
        <Missing key={locale} desk={desk} locale={locale} />
      ))}
      <Section title={t('designing.languages.which')}>
        <FormBlock action={designPath(desk.form, '/jezyki')}>
          <CheckboxGroup form={form} name="languages" label={t('designing.languages.label')} options={options} inline />
          <RadioGroup
            form={form}
            name="first"
            label={t('designing.languages.first')}
            hint={t('designing.languages.first.hint')}
            options={options}
            inline
          />
          <SubmitButton>{t('designing.save')}</SubmitButton>
        </FormBlock>
      </Section>
    </DesignPage>
  )
}

/** What is still to be translated, part by part, each with a way to its field. */
export function Missing({ desk, locale, level = 2 }: { desk: Desk; locale: Locale; level?: 2 | 3 }) {
  const { t } = useView()
  const { draft } = desk
  const speaker = speakerOf(draft, t)
  const all = sentencesIn(draft)
  const missing = missingIn(draft, locale)
  const parts = ['form', ...draft.sections.map(({ id }) => id)].filter((part) =>
    all.some((sentence) => sentence.part === part),
  )
  const path = (part: string) => designPath(desk.form, `/jezyki/${locale}/${part}`)
  return (
    <Section
      title={t(`designing.language.${locale}`)}
      level={level}
      count={
        missing.length > 0 ? t('designing.languages.missing', { count: missing.length }) : t('designing.languages.done')
      }
    >
      <ul class="design-parts">
        {parts.map((part) => {
          const left = missing.filter((sentence) => sentence.part === part)
          const name = part === 'form' ? t('designing.languages.form') : speaker.name(part)
          return (
            <li key={part}>
              <p>
                <Link href={path(part)} icon={left.length === 0 ? 'circle-check' : 'languages'}>
                  {name}
                </Link>{' '}
                <span class="design-quiet">
                  {left.length > 0
                    ? t('designing.languages.missing', { count: left.length })
                    : t('designing.languages.done')}
                </span>
              </p>
              {left.length > 0 && (
                <p class="design-missing">
                  {left.slice(0, 6).map((sentence, at) => (
                    <span key={sentence.path}>
                      {at > 0 && ' · '}
                      <Link href={`${path(part)}#f-${fieldOf(sentence.path)}`}>{nameOf(sentence, speaker, t)}</Link>
                    </span>
                  ))}
                  {left.length > 6 && ` · ${t('designing.and-more', { count: left.length - 6 })}`}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const nameOf = ({ owner, what }: Sentence, speaker: Speaker, t: ReturnType<typeof useView>['t']): string => {
  const property = t(`designing.property.${what}`)
  return owner ? `${speaker.code(owner)}: ${property}` : property
}

export interface TranslationPageProps {
  desk: Desk
  locale: Locale
  part: string
  sentences: Sentence[]
  form: Form
  seen: string
  conflict?: boolean
}

/** One part of the form, sentence by sentence: as it is written, and a field for the other language. */
export function TranslationPage({ desk, locale, part, sentences, form, seen, conflict }: TranslationPageProps) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t)
  const name = part === 'form' ? t('designing.languages.form') : speaker.name(part)
  return (
    <DesignQuestion
      desk={desk}
      title={t('designing.languages.translate', { what: name })}
      form={form}
      back="/jezyki"
      backLabel={t('designing.languages.back')}
      islands={['wiec-autosave']}
    >
      <Meta>{t('designing.languages.into', { language: t(`designing.language.${locale}`) })}</Meta>
      {conflict && (
        <Theirs
          desk={desk}
          items={sentences.map((sentence) => ({ label: nameOf(sentence, speaker, t), value: sentence.words[locale] }))}
        />
      )}
      {sentences.length === 0 ? (
        <EmptyState title={t('designing.languages.nothing')} icon="languages" />
      ) : (
        <FormBlock action={designPath(desk.form, `/jezyki/${locale}/${part}`)} autosave>
          <Hidden name="seen" value={seen} />
          {sentences.map((sentence) => {
            const field = {
              form,
              name: fieldOf(sentence.path),
              label: nameOf(sentence, speaker, t),
              hint: sentence.words[desk.language],
            }
            return sentence.long ? (
              <TextArea key={sentence.path} {...field} rows={5} />
            ) : (
              <TextField key={sentence.path} {...field} />
            )
          })}
          <Notice>
            <p>{t('designing.languages.falls-back')}</p>
          </Notice>
          <SubmitButton>{t('designing.save')}</SubmitButton>
        </FormBlock>
      )}
    </DesignQuestion>
  )
}
