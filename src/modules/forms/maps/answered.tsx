import { formatNumber, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { useView } from '../../../ui/index.ts'
import { areaKm2, DrawnShapes, fullName, lengthKm, type Position, Sheet, type Unit } from '../../places/index.ts'
import type { Answer, FollowUp, Shape } from '../model.ts'
import { wordsIn } from '../words.ts'
import type { MapQuestion, PreparedMap } from './prepare.ts'

interface ShapesAnsweredProps {
  question: MapQuestion
  answer: Answer
  /** From `prepareAnswered`, so that the picture shows what was drawn from near. */
  prepared: Pick<PreparedMap, 'sheet'> & { unit?: Unit | null }
  locale: Locale
  languages: readonly Locale[]
}

/** What was answered on a map, for checking it, for the receipt and for whoever reads it: a picture and the same in words. */
export function ShapesAnswered({ question, answer, prepared, locale, languages }: ShapesAnsweredProps) {
  const { t } = useView()
  if ('placeWords' in answer)
    return (
      <>
        {answer.placeWords && <p class="forms-map-words">{answer.placeWords}</p>}
        {prepared.unit && <p>{fullName(prepared.unit, t)}</p>}
      </>
    )
  if (!('shapes' in answer) || answer.shapes.length === 0) return null
  const { shapes } = answer
  const words = shapes.map((shape, at) => shapeInWords(question.shape, shape, { number: at + 1, t, locale }))
  return (
    <div class="forms-map-answered">
      <Sheet sheet={prepared.sheet} title={words.join('. ')}>
        {(frame) => (
          <DrawnShapes
            frame={frame}
            shapes={shapes.map(({ positions }, at) => ({ kind: question.shape, positions, number: at + 1 }))}
          />
        )}
      </Sheet>
      <ol class="forms-map-list">
        {shapes.map((shape, at) => (
          <li key={at}>
            {words[at]}
            <FollowUpAnswers questions={question.followUps} shape={shape} locale={locale} languages={languages} />
          </li>
        ))}
      </ol>
    </div>
  )
}

interface FollowUpAnswersProps {
  questions: readonly FollowUp[]
  shape: Shape
  locale: Locale
  languages: readonly Locale[]
}

function FollowUpAnswers({ questions, shape, locale, languages }: FollowUpAnswersProps) {
  const answered = questions.flatMap((question) => {
    const answer = shape.followUps[question.id]
    const text = answer && followUpInWords(question, answer, locale, languages)
    return text ? [{ question, text }] : []
  })
  if (answered.length === 0) return null
  return (
    <dl class="forms-map-follow-ups">
      {answered.map(({ question, text }) => (
        <div key={question.id}>
          <dt>{wordsIn(question.label, locale, languages)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The answer to a follow-up as one text; empty when there is none to say. */
export function followUpInWords(
  question: FollowUp,
  answer: Answer,
  locale: Locale,
  languages: readonly Locale[],
): string {
  if ('text' in answer) return answer.text
  if ('number' in answer) return formatNumber(answer.number, locale)
  if (!('options' in question)) return ''
  const chosen = 'choice' in answer ? [answer.choice] : 'choices' in answer ? answer.choices : []
  const other = 'other' in answer && answer.other ? `: ${answer.other}` : ''
  return question.options
    .filter(({ id }) => chosen.includes(id))
    .map((option) => wordsIn(option.label, locale, languages) + (option.other ? other : ''))
    .join(', ')
}

interface InWords {
  number: number
  t: Translate
  locale: Locale
}

/** A shape said in one sentence: where a point is, how long a line, how large an area. */
export function shapeInWords(kind: MapQuestion['shape'], { positions }: Shape, { number, t, locale }: InWords): string {
  const place = placeInWords(positions[0] ?? [0, 0], locale)
  if (kind === 'point') return t('forms.map.said.point', { number, place })
  const corners = positions.length
  if (kind === 'line') {
    const km = lengthKm(positions)
    const size =
      km < 1
        ? t('forms.map.metres', { size: rounded(km * 1000, locale) })
        : t('forms.map.kilometres', { size: rounded(km, locale) })
    return t('forms.map.said.line', { number, size, count: corners, place })
  }
  const km2 = areaKm2(positions)
  const size =
    km2 < 1
      ? t('forms.map.hectares', { size: rounded(km2 * 100, locale) })
      : t('forms.map.square-kilometres', { size: rounded(km2, locale) })
  return t('forms.map.said.area', { number, size, count: corners, place })
}

/** "53,84321° N, 22,97979° E" */
export function placeInWords([lon, lat]: Position, locale: Locale): string {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 })
  return `${number.format(lat)}° N, ${number.format(lon)}° E`
}

const rounded = (value: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value)
