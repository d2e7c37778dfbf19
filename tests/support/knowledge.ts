import { aQuestion, someKnowledge } from '../../src/modules/knowledge/examples.ts'
import { on } from '../../src/modules/knowledge/store.ts'
import type { Context } from '../../src/platform/context.ts'

/** One of everything of the knowledge base. @param context of the system */
export async function knowledgeOf(context: Context) {
  await someKnowledge(context)
  const { slug } = await aQuestion(context)
  const { id } = await on(context.db)
    .selectFrom('knowledge.texts')
    .select('id')
    .where('kind', '=', 'guide')
    .where('slug', '=', 'konsultacje-w-gminie')
    .executeTakeFirstOrThrow()
  return {
    guide: 'konsultacje-w-gminie',
    template: 'ogloszenie',
    story: 'spacer-nad-rzeka',
    document: 'kanon',
    collection: 'w-dziesiec-minut',
    term: 'uwaga',
    question: slug,
    text: id,
  }
}
