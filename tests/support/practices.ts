import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepFile } from '../../src/modules/media/index.ts'
import { aContent } from '../../src/modules/practices/examples.ts'
import { IMPORT_FILE } from '../../src/modules/practices/importing/routes.tsx'
import { IMPORT } from '../../src/modules/practices/importing/work.ts'
import { draftPractice, findPractice, submitPractice, tellRepeat } from '../../src/modules/practices/index.ts'
import { repeatsOf } from '../../src/modules/practices/talking/store.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import { beginWork } from '../../src/platform/works/index.ts'
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
  return {
    slug: published.slug,
    id: published.id,
    draft: draft.id,
    waiting: waiting.id,
    repeat: repeat?.id ?? '',
    ...(await anImport(system)),
  }
}

/** A file brought for an import, and the work that imported it. */
async function anImport(system: Context) {
  const path = join(system.house.config.dataFolder, 'praktyki.csv')
  await writeFile(path, 'tytul;rok;teryt\nNarada o moście;2024;2001011\n')
  const upload = { name: 'praktyki.csv', path, size: 60 }
  const subject = { kind: IMPORT_FILE, id: newId() }
  const kept = await keepFile(system, upload, { subject, kinds: ['csv'], visibility: 'private' })
  if (!kept.ok) throw new Error(kept.problem)
  const input = { fileId: kept.file.id, mapping: { title: 0, yearFrom: 1, unitCodes: 2 }, skipBad: false }
  return { file: kept.file.id, work: await beginWork(system, { kind: IMPORT, subjectId: kept.file.id, input }) }
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
