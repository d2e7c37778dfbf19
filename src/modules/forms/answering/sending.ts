import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Problem } from '../../../platform/http/index.ts'
import { type Beginning, deleteBeginning } from '../beginnings-store.ts'
import type { AnsweringSettings } from '../ports.ts'
import type { Respondent } from '../respondents-store.ts'
import { showsRespondent } from '../rules.ts'
import { type Submitted, submitAnswers } from '../submitting.ts'
import { answersFrom, type TypedAnswers } from '../typed.ts'
import type { Who } from './form-parts.tsx'
import type { At } from './mount.ts'
import type { Posted } from './reading.ts'

/** Sends what was typed; the beginning goes in the same transaction as the answers stay. */
export function sendAnswers(
  context: Context,
  { ports, version, settings }: At,
  { typed, key, posted, beginning }: { typed: TypedAnswers; key: string; posted: Posted; beginning: Beginning | null },
): Promise<Submitted> {
  const person = context.actor.kind === 'person' ? context.actor : null
  return inTransaction(context, async (context) => {
    const sent = await submitAnswers(context, ports, version, {
      answers: answersFrom(version.definition, typed),
      key,
      respondent: respondentOf(context, settings, posted),
      once: settings.oncePerPerson ? (person?.id ?? null) : null,
    })
    if (sent.ok && beginning) await deleteBeginning(context.db, beginning.id)
    return sent
  })
}

/** The account of whoever answers, to say under whose name. */
export const whoIs = ({ actor }: Context): Who =>
  actor.kind === 'person' ? { name: actor.name, email: actor.email } : null

function respondentOf(
  { actor }: Context,
  { anonymity, asksItself }: AnsweringSettings,
  { other }: Posted,
): Respondent | null {
  if (anonymity === 'anonymous' || asksItself) return null
  const person = actor.kind === 'person' ? actor : null
  const name = showsRespondent(anonymity) ? (person?.name ?? other('name').trim().replace(/\s+/g, ' ')) : ''
  const email = person?.email ?? other('email').trim().toLowerCase()
  return { personId: person?.id ?? null, name: name || null, email: email || null }
}

/** What is wrong with what a person says of themselves: a name where the team is to know it, an address that is one. */
export function whoProblems(
  context: Context,
  { anonymity, asksItself }: AnsweringSettings,
  { other }: Posted,
): Problem[] {
  if (anonymity === 'anonymous' || asksItself || context.actor.kind === 'person') return []
  const t = context.house.texts.in(context.locale)
  const problems: Problem[] = []
  const name = other('name').trim()
  if (showsRespondent(anonymity) && !name) problems.push({ field: 'name', text: t('forms.problem.name') })
  if (name.length > 100) problems.push({ field: 'name', text: t('forms.problem.name-long') })
  const email = other('email').trim()
  if (email && !z.email().max(254).safeParse(email).success)
    problems.push({ field: 'email', text: t('forms.problem.email') })
  return problems
}
