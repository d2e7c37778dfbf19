import type { VNode } from 'preact'
import {
  ButtonLink,
  EmptyState,
  Filters,
  Link,
  ListPage,
  ReadingPage,
  RichText,
  Section,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { wordsIn } from '../content.ts'
import { GLOSSARY, HOME, pathOf, type Text, workPathOf } from '../rules.ts'
import type { Explain } from './explaining.ts'

/** Words by their first letter, each with what it means. */
export function GlossaryPage({ terms, tekst }: { terms: Text[]; tekst: string | undefined }) {
  const { t, locale } = useView()
  const letters = [...Map.groupBy(terms, ({ content }) => content.title.slice(0, 1).toLocaleUpperCase('pl'))]
  return (
    <ListPage
      share={{}}
      title={t('knowledge.glossary')}
      description={t('knowledge.glossary.lead')}
      lead={t('knowledge.glossary.lead')}
      crumbs={[{ label: t('knowledge.title'), href: HOME }]}
      filters={
        <Filters action={GLOSSARY} active={Boolean(tekst)}>
          <TextField
            form={{ values: { tekst: tekst ?? '' } }}
            name="tekst"
            label={t('knowledge.words')}
            type="search"
          />
        </Filters>
      }
      count={t('knowledge.terms-count', { count: terms.length })}
    >
      {terms.length === 0 && <EmptyState title={t('knowledge.glossary.none')} icon="search" />}
      {letters.length > 1 && (
        <nav class="knowledge-letters" aria-label={t('knowledge.glossary.letters')}>
          {letters.map(([letter]) => (
            <a key={letter} href={`#litera-${letter}`}>
              {letter}
            </a>
          ))}
        </nav>
      )}
      {letters.map(([letter, own]) => (
        <Section key={letter} title={letter} id={`litera-${letter}`}>
          <dl class="knowledge-words">
            {own.map((term) => {
              const words = wordsIn(term.content, locale)
              return (
                <div key={term.id}>
                  <dt>
                    <Link href={pathOf(term)}>
                      <span lang={locale === 'en' ? 'pl' : undefined}>{term.content.title}</span>
                    </Link>
                  </dt>
                  <dd lang={words.lang}>{words.summary}</dd>
                </div>
              )
            })}
          </dl>
        </Section>
      ))}
    </ListPage>
  )
}

interface TermPageProps {
  text: Text
  explain: Explain
  alike: VNode[]
  edits: boolean
}

/** One word: what it means, what else it is called, where it is met. */
export function TermPage({ text, explain, alike, edits }: TermPageProps) {
  const { t, locale, site } = useView()
  const { content } = text
  const words = wordsIn(content, locale)
  return (
    <ReadingPage
      share={{}}
      title={content.title}
      description={words.summary}
      crumbs={[
        { label: t('knowledge.title'), href: HOME },
        { label: t('knowledge.glossary'), href: GLOSSARY },
      ]}
      lead={<span lang={words.lang}>{words.summary}</span>}
      meta={[
        content.aliases.length > 0 && t('knowledge.glossary.also', { words: content.aliases.join(', ') }),
        content.en && content.en.title !== content.title && t('knowledge.glossary.english', { word: content.en.title }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        edits && (
          <ButtonLink href={workPathOf(text)} icon="pencil" variant="secondary">
            {t('knowledge.edit')}
          </ButtonLink>
        )
      }
      data={{
        '@type': 'DefinedTerm',
        name: content.title,
        description: words.summary,
        inDefinedTermSet: site.origin + GLOSSARY,
      }}
    >
      {words.body && <RichText markdown={words.body} lang={words.lang} terms={explain} />}
      {alike}
      <p>
        <Link href={`/szukaj?q=${encodeURIComponent(content.title)}`} icon="search">
          {t('knowledge.glossary.where', { word: content.title })}
        </Link>
      </p>
    </ReadingPage>
  )
}
