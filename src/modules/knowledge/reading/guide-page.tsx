import type { ComponentChildren, VNode } from 'preact'
import { dateOf } from '../../../platform/clock.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Card,
  CardGrid,
  headingsOf,
  Link,
  Notice,
  ReadingPage,
  RichText,
  Section,
  useView,
} from '../../../ui/index.ts'
import { type Source, wordsIn } from '../content.ts'
import type { Explain } from '../glossary/explaining.ts'
import type { Example } from '../ports.ts'
import { questionPath } from '../questions/rules.ts'
import {
  GUIDES,
  HOME,
  isStale,
  isTool,
  pathOf,
  QUESTIONS,
  TEMPLATES,
  type Text,
  type Tool,
  workPathOf,
} from '../rules.ts'
import { countedFrom, datedIn } from '../terms/deadlines.ts'
import { YearLine } from '../terms/year-line.tsx'
import { pictureNamed } from './pictures.ts'

export interface AnsweredQuestion {
  slug: string
  title: string
  answer: string
}

export interface GuideProps {
  text: Text
  explain: Explain
  templates: Text[]
  related: Text[]
  examples: { list: Example[]; path: string; place: string | null }
  questions: AnsweredQuestion[]
  alike: VNode[]
  edits: boolean
  /** The text is a draft that only editors see. */
  isDraft?: boolean
}

/** A guide: contents, text, what data say, sources; good on a phone and on paper. */
export function GuidePage(props: GuideProps) {
  const { text, explain, related, alike, edits, isDraft } = props
  const { t, locale, now } = useView()
  const { content } = text
  const words = wordsIn(content, locale)
  const stale = isStale(text.lawCheckedOn, dateOf(now))
  return (
    <ReadingPage
      share={{}}
      unlisted={isDraft}
      title={words.title}
      description={words.summary}
      crumbs={[
        { label: t('knowledge.title'), href: HOME },
        { label: t('knowledge.guides'), href: GUIDES },
      ]}
      lead={<span lang={words.lang}>{words.summary}</span>}
      contents={headingsOf(words.body).filter(({ level }) => level === 2)}
      meta={<Facts text={text} />}
      actions={
        edits && (
          <ButtonLink href={workPathOf(text)} icon="pencil" variant="secondary">
            {t('knowledge.edit')}
          </ButtonLink>
        )
      }
      data={dataOf(text, words)}
    >
      {locale === 'en' && content.en && (
        <Notice>
          <p>
            {t('knowledge.english-summary')}{' '}
            <a href={pathOf(text)} hreflang="pl" lang="pl">
              {content.title}
            </a>
          </p>
        </Notice>
      )}
      {stale && (
        <Notice kind="warning">
          <p>{t('knowledge.law-old')}</p>
        </Notice>
      )}
      <RichText
        markdown={words.body}
        level={2}
        anchors
        lang={words.lang}
        terms={explain}
        fill={(name, value) => <Filled {...props} name={name} value={value} />}
      />
      <Sources sources={content.sources} />
      <footer class="knowledge-end">
        {related.length > 0 && (
          <Section title={t('knowledge.related')}>
            <TextCards texts={related} />
          </Section>
        )}
        {alike}
        <p>
          <Link href={`${QUESTIONS}/nowe${text.tool ? `?narzedzie=${text.tool}` : ''}`} icon="circle-help">
            {t('knowledge.ask-about')}
          </Link>
        </p>
      </footer>
    </ReadingPage>
  )
}

/** What stands where the text says `{{name}}`. */
function Filled({ name, value, ...props }: GuideProps & { name: string; value: string | undefined }): VNode | null {
  const { now, t } = useView()
  const { text, templates, examples, questions } = props
  const tool = isTool(text.tool) ? text.tool : null
  if (name === 'kalendarz' && tool) {
    const { year } = dateOf(now)
    return <YearLine year={year} dated={datedIn(year, tool)} counted={countedFrom([tool])} />
  }
  if (name === 'wzory') return <TemplateList templates={templates} />
  if (name === 'portal') return <PortalLinks text={text} />
  if (name === 'przyklady' && tool) return <Examples {...examples} />
  if (name === 'pytania') return <Questions questions={questions} tool={tool} />
  const svg = name === 'obraz' && value ? pictureNamed(value) : null
  if (svg) return <figure class="knowledge-picture" dangerouslySetInnerHTML={{ __html: svg }} />
  return name === 'obraz' ? <p class="ui-meta">{t('knowledge.picture-missing')}</p> : null
}

function Facts({ text }: { text: Text }) {
  const { t, locale } = useView()
  const { content, lawCheckedOn, changedAt } = text
  const facts: ComponentChildren[] = [
    content.minutes && t('knowledge.minutes', { count: content.minutes }),
    content.author,
    lawCheckedOn && t('knowledge.law-checked', { date: formatDate(lawCheckedOn, locale) }),
    t('knowledge.changed', { date: formatDate(changedAt, locale) }),
  ].filter(Boolean)
  return <>{facts.map((fact, index) => (index > 0 ? <> · {fact}</> : fact))}</>
}

export function TemplateList({ templates }: { templates: Text[] }) {
  const { t } = useView()
  if (templates.length === 0) return <p>{t('knowledge.templates.none')}</p>
  return (
    <ul class="knowledge-templates">
      {templates.map((template) => (
        <li key={template.id}>
          <Link href={pathOf(template)}>{template.content.title}</Link>
          <span class="ui-meta" lang="pl">
            {template.content.summary}
          </span>
          <Link href={`${TEMPLATES}/${template.slug}.docx`} icon="download">
            {t('knowledge.docx')}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function PortalLinks({ text }: { text: Text }) {
  return (
    <ul class="knowledge-portal">
      {text.content.portal.map(({ label, href }) => (
        <li key={href}>
          <Link href={href} icon="arrow-right">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function Examples({ list, path, place }: GuideProps['examples']) {
  const { t } = useView()
  if (list.length === 0)
    return (
      <p>
        {t('knowledge.examples.none')} <Link href="/mapa/nowa">{t('knowledge.examples.add')}</Link>
      </p>
    )
  return (
    <>
      <CardGrid label={place ? t('knowledge.examples.near', { place }) : t('knowledge.examples')}>
        {list.map(({ title, path, essence, where }) => (
          <Card key={path} title={title} href={path} meta={where}>
            <p>{essence}</p>
          </Card>
        ))}
      </CardGrid>
      <p>
        <Link href={path} icon="map">
          {t('knowledge.examples.all')}
        </Link>
      </p>
    </>
  )
}

function Questions({ questions, tool }: { questions: AnsweredQuestion[]; tool: Tool | null }) {
  const { t } = useView()
  return (
    <>
      {questions.map(({ slug, title, answer }) => (
        <details class="ui-details" key={slug}>
          <summary>{title}</summary>
          <div class="ui-details-body">
            <RichText markdown={answer} level={3} />
            <p>
              <Link href={questionPath({ slug })}>{t('knowledge.question.open')}</Link>
            </p>
          </div>
        </details>
      ))}
      <p>
        <Link href={tool ? `${QUESTIONS}?narzedzie=${tool}` : QUESTIONS} icon="circle-help">
          {questions.length > 0 ? t('knowledge.questions.all') : t('knowledge.questions.none-yet')}
        </Link>
      </p>
    </>
  )
}

export function Sources({ sources, level = 2 }: { sources: Source[]; level?: 2 | 3 }) {
  const { t } = useView()
  if (sources.length === 0) return null
  return (
    <Section title={t('knowledge.sources')} id="zrodla" level={level}>
      <ul>
        {sources.map(({ title, act, article, url }) => (
          <li key={`${title} ${article}`} lang="pl">
            {url ? <a href={url}>{title}</a> : title}
            {[act, article].filter(Boolean).map((part) => `, ${part}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Texts as cards: guides, stories, documents. */
export function TextCards({ texts, level = 3 }: { texts: Text[]; level?: 2 | 3 }) {
  const { t, locale } = useView()
  return (
    <CardGrid>
      {texts.map((text) => {
        const words = wordsIn(text.content, locale)
        return (
          <Card
            key={text.id}
            level={level}
            title={words.title}
            href={pathOf(text)}
            meta={[
              text.tool && text.kind !== 'guide' && t(`knowledge.tool.${text.tool}`),
              text.content.place,
              text.content.minutes && t('knowledge.minutes', { count: text.content.minutes }),
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <p lang={words.lang}>{words.summary}</p>
          </Card>
        )
      })}
    </CardGrid>
  )
}

const dataOf = (text: Text, words: { title: string; summary: string }) => ({
  '@type': 'Article',
  headline: words.title,
  description: words.summary,
  inLanguage: 'pl',
  author: { '@type': 'Organization', name: text.content.author },
  datePublished: text.createdAt.toString(),
  dateModified: text.changedAt.toString(),
  isAccessibleForFree: true,
  citation: text.content.sources.map(({ title, act, article }) => [title, act, article].filter(Boolean).join(', ')),
})
