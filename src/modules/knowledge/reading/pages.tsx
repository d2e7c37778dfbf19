import type { VNode } from 'preact'
import { formatDate, type Locale } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  FeedLinks,
  Filters,
  KeyValues,
  Link,
  ListPage,
  Notice,
  ReadingPage,
  RichText,
  Section,
  SelectField,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { wordsIn } from '../content.ts'
import type { Explain } from '../glossary/explaining.ts'
import {
  COLLECTIONS,
  GUIDES,
  HOME,
  homeOf,
  type Kind,
  LIBRARY,
  STORIES,
  TEMPLATES,
  type Text,
  TOOLS,
  type Tool,
  workPathOf,
} from '../rules.ts'
import { Sources, TemplateList, TextCards } from './guide-page.tsx'

const home = (t: ReturnType<typeof useView>['t']) => ({ label: t('knowledge.title'), href: HOME })

/** All guides by their group. */
export function GuideList({ guides }: { guides: Text[] }) {
  const { t } = useView()
  return (
    <ListPage
      share={{}}
      title={t('knowledge.guides')}
      description={t('knowledge.guides.lead')}
      lead={t('knowledge.guides.lead')}
      crumbs={[home(t)]}
      feeds={[{ title: t('knowledge.guides'), href: `${GUIDES}/kanal.xml` }]}
      outputs={<FeedLinks href={`${GUIDES}/kanal.xml`} />}
    >
      {(['tool', 'basics', 'method'] as const).map((group) => {
        const own = guides.filter(({ content }) => (content.group ?? 'method') === group)
        return (
          own.length > 0 && (
            <Section key={group} title={t(`knowledge.group.${group}`)}>
              <TextCards texts={own} />
            </Section>
          )
        )
      })}
      {guides.length === 0 && <EmptyState title={t('knowledge.none')} icon="book-open" />}
    </ListPage>
  )
}

/** Templates, stories and collections as lists by tool. */
export function TextList({ kind, texts, tool }: { kind: 'template' | 'story'; texts: Text[]; tool: Tool | undefined }) {
  const { t } = useView()
  const part = kind === 'template' ? 'templates' : 'stories'
  const list = kind === 'template' ? TEMPLATES : STORIES
  return (
    <ListPage
      share={{}}
      title={t(`knowledge.${part}`)}
      description={t(`knowledge.${part}.lead`)}
      lead={t(`knowledge.${part}.lead`)}
      crumbs={[home(t)]}
      feeds={[{ title: t(`knowledge.${part}`), href: `${list}/kanal.xml` }]}
      outputs={<FeedLinks href={`${list}/kanal.xml`} />}
      filters={<ToolFilter action={list} tool={tool} />}
      count={t(`knowledge.${part}.count`, { count: texts.length })}
    >
      {texts.length === 0 ? (
        <EmptyState title={t('knowledge.none')} icon="book-open" />
      ) : kind === 'template' ? (
        <TemplateList templates={texts} />
      ) : (
        <TextCards texts={texts} level={2} />
      )}
    </ListPage>
  )
}

function ToolFilter({ action, tool }: { action: string; tool: Tool | undefined }) {
  return (
    <Filters action={action} active={tool !== undefined}>
      <ToolField tool={tool} />
    </Filters>
  )
}

export function ToolField({ tool }: { tool: Tool | undefined }) {
  const { t } = useView()
  return (
    <SelectField
      form={{ values: { narzedzie: tool ?? '' } }}
      name="narzedzie"
      label={t('knowledge.tool')}
      empty={t('knowledge.any')}
      options={TOOLS.map((value) => ({ value, label: t(`knowledge.tool.${value}`) }))}
    />
  )
}

interface OneProps {
  text: Text
  explain: Explain
  edits: boolean
  alike: VNode[]
  isDraft?: boolean
}

/** A template to read before it is taken, and a story. */
export function TextPage({ text, explain, edits, alike, isDraft }: OneProps) {
  const { t, locale } = useView()
  const { content } = text
  const isTemplate = text.kind === 'template'
  const words = wordsIn(content, locale)
  const list = isTemplate ? 'knowledge.templates' : 'knowledge.stories'
  return (
    <ReadingPage
      share={{}}
      unlisted={isDraft}
      title={words.title}
      description={words.summary}
      crumbs={[home(t), { label: t(list), href: homeOf(text.kind) }]}
      lead={<span lang={words.lang}>{words.summary}</span>}
      meta={[content.legalBasis, content.place, content.author, formatDate(text.changedAt, locale)]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          {isTemplate && (
            <ButtonLink href={`${TEMPLATES}/${text.slug}.docx`} icon="download">
              {t('knowledge.docx')}
            </ButtonLink>
          )}
          {edits && (
            <ButtonLink href={workPathOf(text)} icon="pencil" variant="secondary">
              {t('knowledge.edit')}
            </ButtonLink>
          )}
        </>
      }
    >
      {content.demonstration && (
        <Notice>
          <p>{t('knowledge.story.demonstration')}</p>
        </Notice>
      )}
      <div class={isTemplate ? 'knowledge-sheet' : undefined}>
        <RichText markdown={words.body} lang={words.lang} anchors terms={explain} />
      </div>
      <Sources sources={content.sources} />
      {alike}
    </ReadingPage>
  )
}

export interface LibraryProps {
  documents: Text[]
  topics: string[]
  query: { tekst?: string | undefined; temat?: string | undefined }
}

/** Documents that others published, described; each lies where its publisher keeps it. */
export function LibraryPage({ documents, topics, query }: LibraryProps) {
  const { t } = useView()
  const form = { values: { tekst: query.tekst ?? '', temat: query.temat ?? '' } }
  return (
    <ListPage
      share={{}}
      title={t('knowledge.library')}
      description={t('knowledge.library.lead')}
      lead={t('knowledge.library.lead')}
      crumbs={[home(t)]}
      feeds={[{ title: t('knowledge.library'), href: `${LIBRARY}/kanal.xml` }]}
      outputs={<FeedLinks href={`${LIBRARY}/kanal.xml`} />}
      filters={
        <Filters action={LIBRARY} active={Boolean(query.tekst || query.temat)}>
          <TextField form={form} name="tekst" label={t('knowledge.words')} type="search" />
          <SelectField
            form={form}
            name="temat"
            label={t('knowledge.document.topics')}
            empty={t('knowledge.any')}
            options={topics.map((value) => ({ value, label: value }))}
          />
        </Filters>
      }
      count={t('knowledge.library.count', { count: documents.length })}
    >
      {documents.length === 0 ? (
        <EmptyState title={t('knowledge.none')} icon="book-open" />
      ) : (
        <CardGrid>
          {documents.map((text) => {
            const { document, title, summary } = text.content
            return (
              <Card
                key={text.id}
                level={2}
                title={title}
                href={`${LIBRARY}/${text.slug}`}
                meta={[document?.authors, document?.publisher, document?.year].filter(Boolean).join(' · ')}
                footer={document?.topics.join(' · ')}
              >
                <p lang="pl">{summary}</p>
              </Card>
            )
          })}
        </CardGrid>
      )}
    </ListPage>
  )
}

/** "angielski" of "en"; what is no code of a language stays as it was written. */
function languageName(code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** One document: what it is, who wrote it, where it is. */
export function DocumentPage({ text, alike, edits }: Pick<OneProps, 'text' | 'alike' | 'edits'>) {
  const { t, locale } = useView()
  const { title, summary, document } = text.content
  const facts = (['authors', 'publisher', 'year', 'place', 'reach', 'type', 'language', 'licence'] as const).flatMap(
    (name) => {
      const value = document?.[name]
      const words = name === 'language' ? languageName(String(value), locale) : String(value)
      return value ? [{ label: t(`knowledge.document.${name}`), value: words }] : []
    },
  )
  return (
    <ReadingPage
      share={{}}
      title={title}
      description={summary}
      crumbs={[home(t), { label: t('knowledge.library'), href: LIBRARY }]}
      lead={<span lang="pl">{summary}</span>}
      actions={
        <>
          {document?.url && (
            <ButtonLink href={document.url} icon="external-link">
              {t('knowledge.document.open')}
            </ButtonLink>
          )}
          {edits && (
            <ButtonLink href={workPathOf(text)} icon="pencil" variant="secondary">
              {t('knowledge.edit')}
            </ButtonLink>
          )}
        </>
      }
    >
      <KeyValues
        items={[
          ...facts,
          ...(document && document.topics.length > 0
            ? [{ label: t('knowledge.document.topics'), value: document.topics.join(', ') }]
            : []),
        ]}
      />
      {document?.url && (
        <p class="ui-meta">{t('knowledge.document.elsewhere', { host: new URL(document.url).host })}</p>
      )}
      {alike}
    </ReadingPage>
  )
}

export interface Item {
  kind: Kind | 'question'
  title: string
  summary: string
  path: string
  minutes: number | null
}

/** A collection: things to read in order, as "in ten minutes". */
export function CollectionPage({ text, items, edits }: { text: Text; items: Item[]; edits: boolean }) {
  const { t, locale } = useView()
  const words = wordsIn(text.content, locale)
  return (
    <ListPage
      share={{}}
      title={words.title}
      description={words.summary}
      lead={<span lang={words.lang}>{words.summary}</span>}
      crumbs={[home(t), { label: t('knowledge.collections'), href: COLLECTIONS }]}
      actions={
        edits && (
          <ButtonLink href={workPathOf(text)} icon="pencil" variant="secondary">
            {t('knowledge.edit')}
          </ButtonLink>
        )
      }
      count={t('knowledge.collection.count', { count: items.length })}
    >
      <ol class="knowledge-path">
        {items.map(({ kind, title, summary, path, minutes }) => (
          <li key={path}>
            <h2>
              <Link href={path}>{title}</Link>
            </h2>
            <p class="ui-meta">
              {[t(`knowledge.kind.${kind}`), minutes && t('knowledge.minutes', { count: minutes })]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>{summary}</p>
          </li>
        ))}
      </ol>
    </ListPage>
  )
}

export function CollectionList({ collections }: { collections: Text[] }) {
  const { t } = useView()
  return (
    <ListPage
      share={{}}
      title={t('knowledge.collections')}
      description={t('knowledge.collections.lead')}
      lead={t('knowledge.collections.lead')}
      crumbs={[home(t)]}
    >
      {collections.length > 0 ? (
        <TextCards texts={collections} level={2} />
      ) : (
        <EmptyState title={t('knowledge.none')} icon="book-open" />
      )}
    </ListPage>
  )
}
