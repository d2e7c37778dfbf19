import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  BarChart,
  ButtonLink,
  type Desk,
  Form,
  Link,
  Notice,
  Section,
  SubmitButton,
  Table,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { type FormDefinition, type Option, wordsIn } from '../../forms/index.ts'
import type { Result } from '../evaluation/rules.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, pathOf, workPathOf } from '../rules.ts'
import type { Thanks } from './store.ts'

export const afterPathOf = (meeting: Meeting) => `${workPathOf(meeting)}/po-spotkaniu`

interface AfterProps {
  meeting: Meeting
  desk: Desk
  form: FormState
  isOver: boolean
  attended: number
  reach: number
  thanks: Thanks | null
  evaluation: { formId: string; count: number } | null
}

/** After a meeting: its evaluation, the letter of thanks, the certificates. */
export function AfterPage({ meeting, desk, form, isOver, attended, reach, thanks, evaluation }: AfterProps) {
  const { t, locale } = useView()
  const home = afterPathOf(meeting)
  return (
    <WorkFrame {...{ meeting, desk, form }} tab="after">
      <Section title={t('meetings.after.evaluation')}>
        {evaluation ? (
          <>
            <p>{t('meetings.after.evaluation.ready', { count: evaluation.count })}</p>
            <Actions>
              <ButtonLink href={`${home}/ocena`} variant="secondary">
                {t('meetings.after.results')}
              </ButtonLink>
              <Link href={`${pathOf(meeting)}/ocena`}>{t('meetings.after.see-form')}</Link>
              <Link href={`/praca/formularze/${evaluation.formId}`}>{t('meetings.after.change-form')}</Link>
            </Actions>
          </>
        ) : (
          <>
            <p>{t('meetings.after.evaluation.none')}</p>
            <ActButton action={`${home}/ocena`} variant="secondary">
              {t('meetings.after.prepare')}
            </ActButton>
          </>
        )}
      </Section>
      <Section title={t('meetings.after.thanks')}>
        {!isOver && <p>{t('meetings.after.later')}</p>}
        {isOver && (
          <>
            <p>{t('meetings.after.thanks.lead')}</p>
            <p>{reach > 0 ? t('meetings.after.reach', { count: reach }) : t('meetings.after.reach.none')}</p>
            {thanks && <Notice title={t('meetings.after.sent', { when: formatDateTime(thanks.sentAt, locale) })} />}
            <Form action={`${home}/podziekowanie`} label={t('meetings.after.thanks')}>
              <TextArea form={form} name="words" label={t('meetings.after.words')} rows={6} limit={3000} />
              <SubmitButton>{t(thanks ? 'meetings.after.send-again' : 'meetings.after.send')}</SubmitButton>
            </Form>
          </>
        )}
      </Section>
      <Section title={t('meetings.after.certificates')}>
        <p>{t('meetings.after.certificates.lead')}</p>
        {isOver && attended > 0 && (
          <ButtonLink href={`${home}/zaswiadczenia.pdf`} variant="secondary" icon="download">
            {t('meetings.after.certificates.all')}
          </ButtonLink>
        )}
      </Section>
    </WorkFrame>
  )
}

interface ResultsProps {
  meeting: Meeting
  desk: Desk
  definition: FormDefinition
  count: number
  results: Result[]
}

/** What was answered in the evaluation, counted and listed; nobody is named, because nobody gave a name. */
export function EvaluationResultsPage({ meeting, desk, definition, count, results }: ResultsProps) {
  const { t, locale } = useView()
  const said = (words: Parameters<typeof wordsIn>[0]) => wordsIn(words, locale, definition.languages)
  return (
    <WorkFrame {...{ meeting, desk }} tab="after">
      <h2>{t('meetings.after.results')}</h2>
      <p>{t('meetings.after.answers', { count })}</p>
      {results.map((result) => {
        const { question } = result
        const title = said(question.label)
        const options: Option[] = 'options' in question ? question.options : []
        const named = (value: string) => {
          const option = options.find(({ id }) => id === value)
          return option ? said(option.label) : value
        }
        if (result.kind === 'texts')
          return (
            <Section key={result.id} title={title} count={result.texts.length} level={3}>
              {result.texts.length === 0 && <p>{t('meetings.after.no-texts')}</p>}
              <ul>
                {result.texts.map((text, index) => (
                  <li key={index}>{text}</li>
                ))}
              </ul>
            </Section>
          )
        if (result.kind === 'matrix' && question.type === 'matrix')
          return (
            <Section key={result.id} title={title} level={3}>
              <Table
                caption={title}
                captionHidden
                rows={result.rows}
                rowId={({ row }) => row}
                columns={[
                  {
                    label: t('meetings.after.sentence'),
                    names: true,
                    cell: ({ row }) => said(question.rows.find(({ id }) => id === row)?.label ?? {}),
                  },
                  ...options.map((option) => ({
                    label: said(option.label),
                    kind: 'number' as const,
                    cell: ({ counts }: (typeof result.rows)[number]) =>
                      String(counts.find(({ value }) => value === option.id)?.count ?? 0),
                  })),
                ]}
              />
            </Section>
          )
        if (result.kind !== 'counts') return null
        return (
          <Section key={result.id} title={title} level={3}>
            {result.average !== null && (
              <p>
                {t('meetings.after.average', {
                  average: result.average.toLocaleString(locale, { maximumFractionDigits: 1 }),
                })}
              </p>
            )}
            <BarChart
              title={title}
              titleHidden
              labels={{ name: t('meetings.after.answer'), value: t('meetings.after.how-many') }}
              rows={result.rows.map(({ value, count }) => ({ label: named(value), value: count }))}
            />
          </Section>
        )
      })}
    </WorkFrame>
  )
}
