import type { TestPortal } from './portal.ts'
import type { Visitor } from './visitor.ts'

const FIRST = ['Park jest otwarty od świtu do zmierzchu.', 'Psy wolno wprowadzać na smyczy.'].join('\n\n')
const SECOND = ['Park jest otwarty całą dobę.', 'Psy wolno wprowadzać na smyczy.'].join('\n\n')

/** A document in two published versions, with a third one its team is still looking at. */
export async function aDraft(portal: TestPortal, admin: Visitor, process: { slug: string }) {
  const work = `/praca/konsultacje/${process.slug}/projekt`
  const title = 'Regulamin parku nad Nettą'
  for (const text of [FIRST, SECOND]) {
    await admin.post(work, { title, text, note: 'Dłuższe godziny.' })
    await admin.post(`${work}/przygotowana/publikacja`)
  }
  await admin.post(work, { title, text: `${SECOND}\n\nRowery mają swoją ścieżkę.` })
  const shown = await portal.stranger().get(`/konsultacje/${process.slug}/projekt`)
  if (shown.status !== 200) throw new Error(`the draft was not published: ${shown.status}`)
}
