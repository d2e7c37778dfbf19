import { z } from 'zod'
import { type AnswerProblem, type Answers, answerOf, fieldOf } from '../../forms/index.ts'
import { digitsOf, isKrs, isNip } from '../../law/index.ts'
import { AREAS, type Kind, PURPOSES, type Purpose, TOOLS, WAYS, type Way } from '../rules.ts'
import { type DeclarationInput, INSTITUTION_KINDS } from './rules.ts'

const Email = z.email().max(254)

/** What a form cannot check by itself: an address that is one, and numbers of an institution with their check digit. */
export function problemsOf(answers: Answers): AnswerProblem[] {
  const problems: AnswerProblem[] = []
  const say = (question: string, key: string) =>
    problems.push({ question, field: fieldOf(question), key: `membership.problem.${key}` })
  const email = textOf(answers, 'email')
  if (email && !Email.safeParse(email).success) say('email', 'email')
  if (wrongNip(textOf(answers, 'nip'))) say('nip', 'nip')
  if (wrongKrs(textOf(answers, 'krs'))) say('krs', 'krs')
  return problems
}

export const wrongNip = (typed: string) => typed !== '' && !isNip(digitsOf(typed))
/** Fewer digits are filled up with zeros at the front, as in the register. */
export const wrongKrs = (typed: string) => typed !== '' && !isKrs(krsOf(typed))
export const krsOf = (typed: string) => digitsOf(typed).padStart(10, '0')

/** Answers of the form as a declaration, what was agreed to apart, and which text it was. Answers have been checked. */
export function inputFrom(
  kind: Kind,
  answers: Answers,
  onlyWay: Way | null = null,
): { input: DeclarationInput; consents: Purpose[]; textNumber: number } {
  const text = (id: string) => textOf(answers, id)
  const statement = answerOf(answers, 'statement')
  const unit = answerOf(answers, 'unit')
  const ofInstitution = kind === 'institution'
  const nip = digitsOf(text('nip'))
  return {
    input: {
      kind,
      personName: text('name'),
      position: text('position') || null,
      institutionName: ofInstitution ? text('institution-name') : null,
      institutionKind: ofInstitution
        ? (among(INSTITUTION_KINDS, choiceOf(answers, 'institution-kind')) ?? 'other')
        : null,
      nip: ofInstitution && nip ? nip : null,
      krs: ofInstitution && text('krs') ? krsOf(text('krs')) : null,
      unitCode: unit && 'unitCode' in unit ? (unit.unitCode ?? '') : '',
      email: text('email').toLowerCase() || null,
      phone: text('phone') || null,
      experience: text('experience'),
      tools: chosenOf(answers, 'tools', TOOLS),
      areas: chosenOf(answers, 'areas', AREAS),
      offers: text('offers'),
      seeks: text('seeks'),
      way: onlyWay ?? among(WAYS, choiceOf(answers, 'way')) ?? 'scan',
    },
    consents: PURPOSES.filter((purpose) => {
      const answer = answerOf(answers, purpose)
      return answer !== undefined && 'agreed' in answer && answer.agreed
    }),
    textNumber: statement && 'agreed' in statement ? statement.version : 1,
  }
}

function textOf(answers: Answers, id: string): string {
  const answer = answerOf(answers, id)
  return answer && 'text' in answer ? answer.text.trim() : ''
}

function choiceOf(answers: Answers, id: string): string {
  const answer = answerOf(answers, id)
  return answer && 'choice' in answer ? answer.choice : ''
}

function chosenOf<T extends string>(answers: Answers, id: string, list: readonly T[]): T[] {
  const answer = answerOf(answers, id)
  return answer && 'choices' in answer ? list.filter((one) => answer.choices.includes(one)) : []
}

const among = <T extends string>(list: readonly T[], word: string): T | undefined => list.find((one) => one === word)
