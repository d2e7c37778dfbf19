import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import { Form as FormBlock, RadioGroup, SubmitButton, useView } from '../../../ui/index.ts'
import type { Version } from '../rules.ts'
import { questionsOf, wordsIn } from '../words.ts'
import type { PaperFrame } from './frame.ts'
import { answerInCodes } from './in-codes.ts'
import { numberOf } from './print.ts'
import type { Sheet, SheetEntry, Understood } from './rules.ts'
import { slotsOf } from './slots.ts'
import { BackToList, PaperWork } from './work-page.tsx'

interface ComparisonProps {
  frame: PaperFrame
  sheet: Sheet
  version: Version
  entries: readonly [SheetEntry, SheetEntry]
  read: readonly [Understood, Understood]
  differences: (string | null)[]
  form: Form
}

/** Two entries side by side where they differ; what they agree on is not asked about. */
export function ComparisonPage({ frame, sheet, version, entries, read, differences, form }: ComparisonProps) {
  const { t, locale } = useView()
  const { definition } = version
  const codes = new Map(slotsOf(definition, locale).map(({ question, code }) => [question, code.split('.')[0] ?? '']))
  const whole = (index: 0 | 1) => {
    const { invalid } = read[index]
    const date = formatShortDate(entries[index].receivedOn, locale)
    return invalid
      ? t('paper.compare.invalid', { reason: t(`paper.sheet-reason.${invalid}`), date })
      : t('paper.compare.valid', { date })
  }
  const said = (id: string, index: 0 | 1) => {
    const question = questionsOf(definition).find((one) => one.id === id)
    const reason = read[index].reasons[id]
    const answer = question ? answerInCodes(question, read[index].answers[id], t) : ''
    return reason ? t(`paper.reason.${reason}`) : answer || t('paper.compare.nothing')
  }
  const choices = (first: string, second: string) => [
    { value: '1', label: t('paper.compare.first', { answer: first }) },
    { value: '2', label: t('paper.compare.second', { answer: second }) },
  ]
  return (
    <PaperWork frame={frame} title={t('paper.compare.title', { number: numberOf(sheet.number) })} form={form}>
      <p>{t('paper.compare.lead')}</p>
      <FormBlock action={`${frame.home}/karty/${sheet.number}/porownanie`}>
        {differences.map((id) =>
          id === null ? (
            <RadioGroup
              key=""
              form={form}
              name={choiceField(id)}
              label={t('paper.compare.whole')}
              options={choices(whole(0), whole(1))}
            />
          ) : (
            <RadioGroup
              key={id}
              form={form}
              name={choiceField(id)}
              label={t('paper.question', {
                code: codes.get(id) ?? '',
                label: wordsIn(
                  questionsOf(definition).find((one) => one.id === id)?.label ?? {},
                  locale,
                  definition.languages,
                ),
              })}
              options={choices(said(id, 0), said(id, 1))}
            />
          ),
        )}
        <SubmitButton icon="save">{t('paper.compare.save')}</SubmitButton>
      </FormBlock>
      <BackToList frame={frame} />
    </PaperWork>
  )
}

/** The field of one difference. */
export const choiceField = (question: string | null) => (question === null ? 'whole' : `choice-${question}`)
