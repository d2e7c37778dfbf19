import type { Context } from '../../../platform/context.ts'
import { answeredById, filledRows, speechFor, versionById } from '../../forms/index.ts'

/** What was answered at registrations, each answer beside its question. */
export async function answersInWords(context: Context, ids: readonly string[]) {
  const said: { question: string; answer: string }[][] = []
  for (const id of ids) {
    const answered = await answeredById(context.db, id)
    const version = answered && (await versionById(context.db, answered.versionId))
    if (!version) continue
    const speech = await speechFor(context, version.definition, [answered.answers])
    const rows = filledRows(version.definition, answered.answers, speech)
    said.push(rows.map(({ label, words }) => ({ question: label, answer: words })))
  }
  return said
}
