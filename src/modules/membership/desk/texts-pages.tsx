import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  CheckboxGroup,
  type Desk,
  Form as FormBlock,
  Link,
  Notice,
  RichText,
  Section,
  SubmitButton,
  Table,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { blankPath, DESK } from '../paths.ts'
import { KINDS, type Kind } from '../rules.ts'
import type { DeclarationText } from '../texts-store.ts'
import { POSSIBLE_WAYS } from '../ways-rules.ts'

export const TEXTS = `${DESK}/tresc`
export const TEXT_SLUGS: Record<Kind, string> = { person: 'osoba', institution: 'instytucja' }

const WORDS = ['statement', 'newsletter', 'publication', 'privacy'] as const

/** What people declare: the texts with their versions, and how they may sign. */
export function TextsPage({ desk, texts, form }: { desk: Desk; texts: Record<Kind, DeclarationText[]>; form: Form }) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.text.title')}
      form={form}
      crumbs={[{ label: t('membership.desk.title'), href: DESK }]}
    >
      <p>{t('membership.text.lead')}</p>
      {KINDS.map((kind) => (
        <Section key={kind} title={t(`membership.text.of.${kind}`)}>
          <Table
            caption={t(`membership.text.of.${kind}`)}
            captionHidden
            rows={texts[kind]}
            rowId={({ id }) => id}
            columns={[
              {
                label: t('membership.text.version'),
                names: true,
                cell: ({ id, number }) => (
                  <Link href={`${TEXTS}/wersje/${id}`}>{t('membership.text.number', { number })}</Link>
                ),
              },
              { label: t('membership.text.published'), cell: ({ publishedAt }) => formatDate(publishedAt, locale) },
            ]}
            empty={<p>{t('membership.text.none')}</p>}
          />
          <p>
            <Link href={`${TEXTS}/${TEXT_SLUGS[kind]}`} icon="pencil">
              {t('membership.text.write')}
            </Link>
          </p>
          {texts[kind].length > 0 && (
            <p>
              <Link href={blankPath(kind)} icon="download">
                {t(`membership.declare.paper.${kind}`)}
              </Link>
            </p>
          )}
        </Section>
      ))}
      <Section title={t('membership.ways.title')}>
        <p>{t('membership.ways.lead')}</p>
        <FormBlock action={`${TEXTS}/sposoby`} label={t('membership.ways.title')}>
          {KINDS.map((kind) => (
            <CheckboxGroup
              key={kind}
              form={form}
              name={kind}
              label={t(`membership.ways.of.${kind}`)}
              options={POSSIBLE_WAYS[kind].map((way) => ({
                value: way,
                label: t(`membership.way.${way}`),
                hint: t(`membership.way.${way}.short`),
              }))}
            />
          ))}
          <SubmitButton icon="save">{t('membership.ways.save')}</SubmitButton>
        </FormBlock>
      </Section>
    </WorkspacePage>
  )
}

/** Writing the next text in both languages; those signed before keep theirs. */
export function WriteTextPage({ desk, kind, form }: { desk: Desk; kind: Kind; form: Form }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t(`membership.text.of.${kind}`)}
      form={form}
      crumbs={[
        { label: t('membership.desk.title'), href: DESK },
        { label: t('membership.text.title'), href: TEXTS },
      ]}
      islands={['wiec-draft']}
    >
      <Notice title={t('membership.text.frozen')}>
        <p>{t('membership.text.frozen.text')}</p>
      </Notice>
      <FormBlock action={`${TEXTS}/${TEXT_SLUGS[kind]}`} draft={`tresc-deklaracji-${kind}`} confirmLeave>
        {WORDS.map((word) => (
          <Section key={word} title={t(`membership.text.${word}`)}>
            {(['Pl', 'En'] as const).map((language) => (
              <TextArea
                key={language}
                form={form}
                name={`${word}${language}`}
                label={t(`membership.text.in-${language.toLowerCase()}`, { what: t(`membership.text.${word}`) })}
                rows={word === 'statement' || word === 'privacy' ? 6 : 3}
              />
            ))}
          </Section>
        ))}
        <SubmitButton icon="check">{t('membership.text.publish')}</SubmitButton>
      </FormBlock>
    </WorkspacePage>
  )
}

/** A published text as it was signed. */
export function TextVersionPage({ desk, text }: { desk: Desk; text: DeclarationText }) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('membership.text.number', { number: text.number })}
      caption={t(`membership.text.of.${text.kind}`)}
      crumbs={[
        { label: t('membership.desk.title'), href: DESK },
        { label: t('membership.text.title'), href: TEXTS },
      ]}
    >
      <p>{t('membership.text.published-on', { date: formatDate(text.publishedAt, locale) })}</p>
      {(['pl', 'en'] as const).map((language) => (
        <Section key={language} title={t(`membership.text.language.${language}`)}>
          {WORDS.map((word) => (
            <Section key={word} level={3} title={t(`membership.text.${word}`)} id={`${language}-${word}`}>
              <RichText markdown={text.words[language][word]} level={4} lang={language} />
            </Section>
          ))}
        </Section>
      ))}
    </WorkspacePage>
  )
}
