import { formatDate } from '../../../platform/texts/index.ts'
import {
  Actions,
  ButtonLink,
  EmptyState,
  Filters,
  Link,
  ListPage,
  Meta,
  Notice,
  Section,
  SelectField,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { DEADLINES, HOME } from '../rules.ts'
import { type Dated, DEADLINE_TOOLS, type Deadline, type DeadlineTool } from './deadlines.ts'
import { Counted, TermWords } from './year-line.tsx'

export interface TermsPageProps {
  tool: DeadlineTool | undefined
  dated: Dated[]
  counted: Deadline[]
  today: Temporal.PlainDate
  /** The whole address of the calendar, for programs that keep it. */
  feed: string
}

/** Statutory dates of the next twelve months, by month, with a calendar to keep. */
export function TermsPage({ tool, dated, counted, today, feed }: TermsPageProps) {
  const { t, locale } = useView()
  const months = [...Map.groupBy(dated, ({ on }) => on.toPlainYearMonth().toString())]
  const file = tool ? `${DEADLINES}.ics?narzedzie=${tool}` : `${DEADLINES}.ics`
  return (
    <ListPage
      share={{}}
      title={t('knowledge.terms.title')}
      description={t('knowledge.terms.lead')}
      lead={t('knowledge.terms.lead')}
      crumbs={[{ label: t('knowledge.title'), href: HOME }]}
      filters={
        <Filters action={DEADLINES} active={tool !== undefined}>
          <SelectField
            form={{ values: { narzedzie: tool ?? '' } }}
            name="narzedzie"
            label={t('knowledge.tool')}
            empty={t('knowledge.terms.all-tools')}
            options={DEADLINE_TOOLS.map((value) => ({ value, label: t(`knowledge.tool.${value}`) }))}
          />
        </Filters>
      }
      count={t('knowledge.terms.count', { count: dated.length })}
      outputs={
        <Link href={file} icon="calendar-plus">
          {t('knowledge.terms.ics')}
        </Link>
      }
    >
      {dated.length === 0 && <EmptyState title={t('knowledge.terms.none')} icon="calendar" />}
      {months.map(([month, terms]) => (
        <Section key={month} title={monthOf(terms[0]?.on ?? today, t)}>
          <ol class="knowledge-dates">
            {terms.map((term) => (
              <li key={term.id}>
                <p class="knowledge-date">
                  <strong>{formatDate(term.on, locale)}</strong>
                  <span class="ui-meta">{t('knowledge.terms.in-days', { count: today.until(term.on).days })}</span>
                </p>
                <div>
                  <h3>{term.title[locale]}</h3>
                  <p class="ui-tags">
                    <Tag>{t(`knowledge.tool.${term.tool}`)}</Tag> <span class="ui-meta">{term.who[locale]}</span>
                  </p>
                  <p>
                    <TermWords term={term} />
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      ))}
      <Counted terms={counted} />
      <Section title={t('knowledge.terms.keep')}>
        <p>{t('knowledge.terms.keep-how')}</p>
        <p class="knowledge-address">
          <code>{feed}</code>
        </p>
        <Actions>
          <ButtonLink href={file} icon="calendar-plus" variant="secondary">
            {t('knowledge.terms.ics')}
          </ButtonLink>
        </Actions>
      </Section>
      <Notice>
        <p>{t('knowledge.terms.note')}</p>
      </Notice>
      <Meta>{t('knowledge.terms.no-roll')}</Meta>
    </ListPage>
  )
}

const monthOf = (on: Temporal.PlainDate, t: ReturnType<typeof useView>['t']) =>
  `${t(`knowledge.month-name.${on.month}`)} ${on.year}`
