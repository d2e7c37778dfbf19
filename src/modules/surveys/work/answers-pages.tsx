import type { ComponentChildren } from 'preact'
import { formatDate, formatDateTime, formatNumber, formatShortDate } from '../../../platform/texts/index.ts'
import { EmptyState, KeyValues, Link, Meta, Notice, Pager, Table, Tag, useView } from '../../../ui/index.ts'
import type { Answer, Answered, Question, Respondent } from '../../forms/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { said, stepWords } from '../results/words.ts'
import { surveyWorkPath } from '../rules.ts'
import { type Frame, SurveysWork } from './frame.tsx'

interface ListProps {
  frame: Frame
  found: FoundSurvey
  answers: Answered[]
  /** Where the team is told who answered. */
  people: Map<string, Respondent>
  next: string | null
  after: string | null
  count: number
}

/** Answers one below another, by random ids: the order says nothing. */
export function AnswersPage({ frame, found, answers, people, next, after, count }: ListProps) {
  const { t, locale } = useView()
  const { process, survey } = found
  const home = `${surveyWorkPath(process, survey)}/odpowiedzi`
  const named = survey.anonymity === 'open' || survey.anonymity === 'named'
  return (
    <SurveysWork frame={frame} found={found} title={t('surveys.answers.title')}>
      <p>{t(`surveys.answers.${survey.anonymity}`)}</p>
      <Table
        caption={t('surveys.answers.title')}
        captionHidden
        dense
        rows={answers}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('surveys.answers.answer'),
            names: true,
            cell: (answered) => <Link href={`${home}/${answered.id}`}>{nameOf(answered)}</Link>,
          },
          ...(named
            ? [{ label: t('surveys.export.name'), cell: ({ id }: Answered) => people.get(id)?.name ?? '' }]
            : []),
          { label: t('surveys.export.day'), cell: ({ answeredOn }) => formatShortDate(answeredOn, locale) },
          { label: t('surveys.export.channel'), cell: ({ channel }) => t(`surveys.channel.${channel}`) },
          {
            label: t('surveys.answers.questions'),
            kind: 'number',
            cell: ({ answers }) => formatNumber(Object.keys(answers).length, locale),
          },
          {
            label: t('surveys.answers.notes'),
            cell: ({ quotaFlags, late }) => (
              <>
                {late && <Tag kind="warning">{t('surveys.answers.late')}</Tag>}
                {quotaFlags.length > 0 && <Tag kind="warning">{t('surveys.answers.over-quota')}</Tag>}
              </>
            ),
          },
        ]}
        empty={<EmptyState title={t('surveys.results.empty')}>{t('surveys.results.empty-hint')}</EmptyState>}
      />
      <Pager next={next ? `${home}?po=${next}` : undefined} previous={after ? home : undefined}>
        {t('surveys.answers.count', { count })}
      </Pager>
    </SurveysWork>
  )
}

// Whoever answered anonymously may show their number to anybody; the team does not need it.
const nameOf = ({ anonymity, reference, id }: Answered) => (anonymity === 'anonymous' ? id.slice(0, 8) : reference)

interface OneProps {
  frame: Frame
  found: FoundSurvey
  answered: Answered
  questions: Question[]
  version: number
  who: Respondent | null
  files: Map<string, { name: string; href: string }>
  places: Map<string, string>
}

/** What one person answered. */
export function OneAnswerPage({ frame, found, answered, questions, version, who, files, places }: OneProps) {
  const { t, locale } = useView()
  const { answeredAt, answeredOn, editedAt, channel } = answered
  return (
    <SurveysWork frame={frame} found={found} title={t('surveys.answer.title', { name: nameOf(answered) })}>
      <KeyValues
        items={[
          {
            label: t('surveys.export.day'),
            value: answeredAt ? formatDateTime(answeredAt, locale) : formatDate(answeredOn, locale),
          },
          { label: t('surveys.answer.edited'), value: editedAt && formatDateTime(editedAt, locale) },
          { label: t('surveys.export.channel'), value: t(`surveys.channel.${channel}`) },
          { label: t('surveys.answer.version'), value: version },
          { label: t('surveys.export.name'), value: who?.name },
          { label: t('surveys.export.email'), value: who?.email },
        ]}
      />
      {answered.late && (
        <Notice kind="warning">
          <p>{t('surveys.answer.late')}</p>
        </Notice>
      )}
      {answered.quotaFlags.length > 0 && (
        <Notice kind="warning">
          <p>{t('surveys.answers.over-quota')}</p>
        </Notice>
      )}
      <KeyValues
        items={questions.flatMap((question) => {
          const answer = answered.answers[question.id]
          return answer
            ? [
                {
                  label: said(question.label, { locale }),
                  value: <AnswerWords {...{ question, answer, files, places }} />,
                },
              ]
            : []
        })}
      />
      <Meta>{t('surveys.answer.rest')}</Meta>
    </SurveysWork>
  )
}

interface AnswerProps extends Pick<OneProps, 'files' | 'places'> {
  question: Question
  answer: Answer
}

/** One answer in words. */
export function AnswerWords({ question, answer, files, places }: AnswerProps): ReturnType<typeof Lines> {
  const { t, locale } = useView()
  const speech = { locale }
  const options = 'options' in question ? question.options : []
  const label = (id: string) => said(options.find((option) => option.id === id)?.label ?? null, speech) || id
  const unit = 'unit' in question ? said(question.unit, speech) : ''
  if ('skipped' in answer) return <Meta>{t(`surveys.code.${answer.skipped}`)}</Meta>
  if ('choice' in answer) return <Lines lines={[withOther(label(answer.choice), answer.other)]} />
  if ('choices' in answer)
    return (
      <Lines
        lines={answer.choices.map((id) =>
          withOther(label(id), options.find((option) => option.id === id)?.other ? answer.other : undefined),
        )}
      />
    )
  if ('ranked' in answer) return <Lines lines={answer.ranked.map((id, index) => `${index + 1}. ${label(id)}`)} />
  if ('rows' in answer)
    return (
      <Lines
        lines={Object.entries(answer.rows).map(([row, option]) => {
          const words =
            question.type === 'matrix' ? said(question.rows.find(({ id }) => id === row)?.label ?? null, speech) : row
          return `${words}: ${label(option)}`
        })}
      />
    )
  if ('number' in answer)
    return (
      <Lines
        lines={[
          question.type === 'scale'
            ? stepWords(question, String(answer.number), speech)
            : `${formatNumber(answer.number, locale)} ${unit}`.trim(),
        ]}
      />
    )
  if ('date' in answer) return <Lines lines={[formatDate(Temporal.PlainDate.from(answer.date), locale)]} />
  if ('text' in answer) return <Lines lines={answer.text.split('\n')} />
  if ('files' in answer)
    return (
      <Lines
        lines={answer.files.map((id) => {
          const file = files.get(id)
          return file ? <Link href={file.href}>{file.name}</Link> : t('surveys.answer.file-gone')
        })}
      />
    )
  if ('agreed' in answer) return <Lines lines={[t(answer.agreed ? 'surveys.value.yes' : 'surveys.value.no')]} />
  if ('shapes' in answer) return <Lines lines={[t('surveys.chart.shapes', { count: answer.shapes.length })]} />
  if ('placeWords' in answer) return <Lines lines={[answer.placeWords]} />
  if ('unitCode' in answer) return <Lines lines={[places.get(answer.unitCode) ?? answer.unitCode]} />
  return (
    <Lines
      lines={Object.entries(answer.amounts).map(([id, amount]) =>
        `${label(id)}: ${formatNumber(amount, locale)} ${unit}`.trim(),
      )}
    />
  )
}

const withOther = (label: string, other: string | undefined) => (other ? `${label}: ${other}` : label)

function Lines({ lines }: { lines: ComponentChildren[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </>
  )
}
