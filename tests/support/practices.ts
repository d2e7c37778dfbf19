import { aContent } from '../../src/modules/practices/examples.ts'
import { draftPractice, findPractice, submitPractice, tellRepeat } from '../../src/modules/practices/index.ts'
import { repeatsOf } from '../../src/modules/practices/talking/store.ts'
import type { Context } from '../../src/platform/context.ts'
import type { Person } from './house.ts'

/** A published practice of a person with somebody who did it too, a draft, and one that waits for the editors. */
export async function practicesOf(system: Context, author: Person, other: Person) {
  const writing = { ...system, actor: author }
  const published = await publishedBy(system, writing)
  await tellRepeat({ ...system, actor: other }, published, { unitCode: '2001011', year: 2024, words: 'U nas też.' })
  const [repeat] = await repeatsOf(system.db, published.id)
  const draft = await draftPractice(writing, aContent({ title: 'Szkic o targowisku' }))
  const waiting = await draftPractice(writing, aContent({ title: 'Narada o świetlicy' }))
  await submitPractice(writing, (await findPractice(writing, waiting.slug)).practice)
  return { slug: published.slug, id: published.id, draft: draft.id, waiting: waiting.id, repeat: repeat?.id ?? '' }
}

async function publishedBy(system: Context, writing: Context) {
  const { acceptPractice, CHECKLIST } = await import('../../src/modules/practices/index.ts')
  const { slug } = await draftPractice(writing, aContent({ title: 'Spacery nad Nettą' }))
  const { practice } = await findPractice(writing, slug)
  await submitPractice(writing, practice)
  const nobody = { personsByIds: async () => new Map(), personByEmail: async () => null }
  await acceptPractice(system, nobody, practice, [...CHECKLIST])
  return (await findPractice(system, slug)).practice
}
