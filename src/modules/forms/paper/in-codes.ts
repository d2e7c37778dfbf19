import type { Translate } from '../../../platform/texts/index.ts'
import { letters } from '../codes.ts'
import type { Answer, Question } from '../model.ts'

/** How an answer looks in a comparison: the codes and words of the paper. */
export function answerInCodes(question: Question, answer: Answer | undefined, t: Translate): string {
  if (!answer) return ''
  if ('skipped' in answer) return t(`paper.skip.${answer.skipped}`)
  const letterOf = (id: string) =>
    'options' in question ? letters(question.options.findIndex((option) => option.id === id)) : id
  const other = 'other' in answer && answer.other ? `: ${answer.other}` : ''
  if ('choice' in answer) return letterOf(answer.choice) + other
  if ('choices' in answer) return answer.choices.map(letterOf).join(', ') + other
  if ('ranked' in answer) return answer.ranked.map(letterOf).join(', ')
  if ('rows' in answer && question.type === 'matrix')
    return question.rows.map((row) => `${letterOf(answer.rows[row.id] ?? '') || '–'}`).join(' ')
  if ('amounts' in answer && question.type === 'budget')
    return question.options.map((option) => answer.amounts[option.id] ?? 0).join(' ')
  if ('number' in answer) return String(answer.number)
  if ('date' in answer) return answer.date
  if ('text' in answer) return answer.text
  if ('agreed' in answer) return answer.agreed ? t('paper.yes') : t('paper.no')
  if ('placeWords' in answer) return answer.placeWords
  return 'unitCode' in answer ? answer.unitCode : ''
}
