import type { Locale, Translate } from '../../../platform/texts/index.ts'
import { codesOf, type FormCodes } from '../codes.ts'
import type { Condition, FormDefinition, Question, Section } from '../model.ts'
import { questionsOf, wordsIn } from '../words.ts'

/** What paper says in words where a page would simply show or hide a question. */
export interface Instructions {
  /** Before a section, by its id. */
  sections: Map<string, string>
  /** Before a question, by its id. */
  questions: Map<string, string>
}

/**
 * The logic of a form as a person with a pen follows it: "answer P3 only if you ticked P2.a; otherwise go to P5". Questions
 * that follow one another under the same condition get one instruction, before the first of them.
 */
export function instructionsOf(definition: FormDefinition, locale: Locale, t: Translate): Instructions {
  const codes = codesOf(definition)
  const say = (condition: Condition) => conditionInWords(condition, { definition, codes, locale, t })
  const all = questionsOf(definition)
  const codeOf = (question: Question | undefined) => (question && codes.questions.get(question.id)) ?? ''
  const leading = (first: Question, last: Question, condition: Condition): string => {
    const next = all[all.indexOf(last) + 1]
    if ('not' in condition) {
      const skipped = first === last ? codeOf(first) : `${codeOf(first)}–${codeOf(last)}`
      const values = { condition: say(condition.not), questions: skipped }
      return next ? t('paper.skip-if', { ...values, next: codeOf(next) }) : t('paper.skip-if.end', values)
    }
    const only =
      first === last
        ? t('paper.only-if', { question: codeOf(first), condition: say(condition) })
        : t('paper.only-if.many', { first: codeOf(first), last: codeOf(last), condition: say(condition) })
    const otherwise = next ? t('paper.otherwise.go-to', { question: codeOf(next) }) : t('paper.otherwise.end')
    return `${only} ${otherwise}`
  }

  const sections = new Map<string, string>()
  const questions = new Map<string, string>()
  for (const section of definition.sections) {
    const [first, last] = [section.questions[0], section.questions.at(-1)]
    if (section.showWhen && first && last) sections.set(section.id, leading(first, last, section.showWhen))
    for (const run of runsUnderOneCondition(section)) {
      const [begin, end] = [run[0], run.at(-1)]
      if (begin?.showWhen && end) questions.set(begin.id, leading(begin, end, begin.showWhen))
    }
  }
  return { sections, questions }
}

function runsUnderOneCondition({ questions }: Section): Question[][] {
  const runs: Question[][] = []
  for (const question of questions) {
    const before = runs.at(-1)
    const same = before && JSON.stringify(before[0]?.showWhen) === JSON.stringify(question.showWhen)
    if (same) before.push(question)
    else runs.push([question])
  }
  return runs
}

interface Saying {
  definition: FormDefinition
  codes: FormCodes
  locale: Locale
  t: Translate
}

/** A condition as the end of a sentence: "in P2 you ticked a („codziennie”)". */
export function conditionInWords(condition: Condition, saying: Saying): string {
  const { t } = saying
  if ('all' in condition) return joined(condition.all, t('paper.condition.and'), saying)
  if ('any' in condition) return joined(condition.any, t('paper.condition.or'), saying)
  if ('not' in condition) return t('paper.condition.not', { condition: conditionInWords(condition.not, saying) })
  const [id = '', row] = condition.question.split('/')
  const question = (row && saying.codes.parts.get(condition.question)) ?? saying.codes.questions.get(id) ?? ''
  if ('answered' in condition)
    return condition.answered
      ? t('paper.condition.answered', { question })
      : t('paper.condition.not-answered', { question })
  if ('atLeast' in condition) return t('paper.condition.at-least', { question, number: condition.atLeast })
  if ('atMost' in condition) return t('paper.condition.at-most', { question, number: condition.atMost })
  const asked = questionsOf(saying.definition).find((one) => one.id === id)
  const option = asked && 'options' in asked ? asked.options.find((one) => one.id === condition.chosen) : undefined
  // A place is chosen by its TERYT code, which has no letter on paper.
  if (!option) return t('paper.condition.chosen-place', { question, place: condition.chosen })
  const code = (saying.codes.parts.get(`${id}/${option.id}`) ?? '').split('.').at(-1) ?? ''
  const words = wordsIn(option.label, saying.locale, saying.definition.languages)
  return t('paper.condition.chosen', { question, code, words })
}

const joined = (conditions: Condition[], word: string, saying: Saying): string =>
  conditions.map((one) => conditionInWords(one, saying)).join(` ${word} `)
