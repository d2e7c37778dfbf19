import { formatDate } from '../../../platform/texts/index.ts'
import { ButtonLink, Card, CardGrid, Icon, type IconName, Link, ListPage, Section, useView } from '../../../ui/index.ts'
import { wordsIn } from '../content.ts'
import type { Question } from '../questions/rules.ts'
import { questionPath } from '../questions/rules.ts'
import {
  CHOOSER,
  DEADLINES,
  GLOSSARY,
  GUIDES,
  LIBRARY,
  pathOf,
  QUESTIONS,
  STORIES,
  TEMPLATES,
  type Text,
  TOOLS,
  type Tool,
} from '../rules.ts'
import type { Dated } from '../terms/deadlines.ts'
import { TextCards } from './guide-page.tsx'

export interface HomeProps {
  guides: Text[]
  stories: Text[]
  collections: Text[]
  questions: Question[]
  next: Dated[]
  counts: { terms: number; documents: number; templates: number }
}

const ICONS: Record<Tool, IconName> = {
  consultation: 'message-square',
  participatory_budget: 'vote',
  resolution_initiative: 'scroll-text',
  village_fund: 'house',
  referendum: 'scale',
}

/** `/wiedza`: the five tools first, then everything else one may learn here. */
export function KnowledgeHome({ guides, stories, collections, questions, next, counts }: HomeProps) {
  const { t, locale } = useView()
  const others = guides.filter(({ content }) => content.group !== 'tool')
  return (
    <ListPage
      share={{}}
      title={t('knowledge.title')}
      description={t('knowledge.lead')}
      lead={t('knowledge.lead')}
      actions={
        <ButtonLink href={CHOOSER} icon="list-checks">
          {t('knowledge.chooser.title')}
        </ButtonLink>
      }
      feeds={[{ title: t('knowledge.questions'), href: `${QUESTIONS}/kanal.xml` }]}
    >
      <Section title={t('knowledge.home.tools')} id="narzedzia">
        <ul class="knowledge-tools">
          {TOOLS.map((tool) => {
            const guide = guides.find(({ content }) => content.group === 'tool' && content.tool === tool)
            const words = guide && wordsIn(guide.content, locale)
            return (
              <li key={tool} class="knowledge-tool">
                <Icon name={ICONS[tool]} size="large" />
                <h3>{guide ? <Link href={pathOf(guide)}>{words?.title}</Link> : t(`knowledge.tool.${tool}`)}</h3>
                <p lang={words?.lang}>{words?.summary ?? t('knowledge.home.soon')}</p>
                {guide?.content.minutes && (
                  <p class="ui-meta">{t('knowledge.minutes', { count: guide.content.minutes })}</p>
                )}
              </li>
            )
          })}
        </ul>
      </Section>
      <Section title={t('knowledge.home.ways')}>
        <CardGrid>
          <Card title={t('knowledge.chooser.title')} href={CHOOSER}>
            <p>{t('knowledge.chooser.card')}</p>
          </Card>
          <Card title={t('knowledge.terms.title')} href={DEADLINES}>
            {next.length > 0 ? (
              <ul>
                {next.map((term) => (
                  <li key={term.id}>
                    <strong>{formatDate(term.on, locale)}</strong>: {term.title[locale]}
                  </li>
                ))}
              </ul>
            ) : (
              <p>{t('knowledge.terms.lead')}</p>
            )}
          </Card>
          <Card
            title={t('knowledge.glossary')}
            href={GLOSSARY}
            meta={t('knowledge.terms-count', { count: counts.terms })}
          >
            <p>{t('knowledge.glossary.lead')}</p>
          </Card>
          <Card
            title={t('knowledge.templates')}
            href={TEMPLATES}
            meta={t('knowledge.templates.count', { count: counts.templates })}
          >
            <p>{t('knowledge.templates.lead')}</p>
          </Card>
          <Card
            title={t('knowledge.library')}
            href={LIBRARY}
            meta={t('knowledge.library.count', { count: counts.documents })}
          >
            <p>{t('knowledge.library.lead')}</p>
          </Card>
          <Card title={t('knowledge.questions')} href={QUESTIONS}>
            <p>{t('knowledge.questions.lead')}</p>
          </Card>
        </CardGrid>
      </Section>
      {collections.length > 0 && (
        <Section title={t('knowledge.collections')}>
          <TextCards texts={collections} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('knowledge.home.methods')} more={<Link href={GUIDES}>{t('knowledge.guides.all')}</Link>}>
          <TextCards texts={others} />
        </Section>
      )}
      {stories.length > 0 && (
        <Section title={t('knowledge.stories')} more={<Link href={STORIES}>{t('knowledge.stories.all')}</Link>}>
          <TextCards texts={stories} />
        </Section>
      )}
      {questions.length > 0 && (
        <Section
          title={t('knowledge.questions.newest')}
          more={<Link href={QUESTIONS}>{t('knowledge.questions.all')}</Link>}
        >
          <ul class="knowledge-links">
            {questions.map((question) => (
              <li key={question.id}>
                <Link href={questionPath(question)}>{question.title}</Link>
                <span class="ui-meta">{t('knowledge.answers.count', { count: question.answerCount })}</span>
              </li>
            ))}
          </ul>
          <p>
            <Link href={`${QUESTIONS}/nowe`} icon="circle-help">
              {t('knowledge.ask')}
            </Link>
          </p>
        </Section>
      )}
    </ListPage>
  )
}
