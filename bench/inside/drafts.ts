import { type BroughtComment, bringDraftVersion } from '../../src/modules/drafts/index.ts'
import { processBySlug } from '../../src/modules/processes/index.ts'
import { OWN_LETTERS, pick, seeded } from '../../src/modules/remarks/similarity/examples.ts'
import { sql } from '../../src/platform/db/index.ts'
import { found } from '../../src/platform/errors.ts'
import { filledHouse, openWithRemarks } from './fill.ts'

/**
 * A document of so many paragraphs with so many remarks, half of them before its second version, in which every fifth
 * paragraph has other words.
 * @returns the address of its process
 */
export const openDraft = (paragraphs: string, remarks: string): Promise<string> =>
  filledHouse(async (context, organisationId) => {
    const slug = await openWithRemarks(context, organisationId, 0)
    const process = found(await processBySlug(context.db, slug))
    const random = seeded(7)
    const first = Array.from(
      { length: Number(paragraphs) },
      (_, index) => `§ ${index + 1}. ${pick(OWN_LETTERS, random).slice(0, 600)}`,
    )
    const second = first.map((body, index) => (index % 5 === 0 ? `${body} Zmieniono po uwagach.` : body))
    const half = Number(remarks) / 2
    const said = (count: number): BroughtComment[] =>
      Array.from({ length: count }, (_, index) => ({
        number: 1 + Math.floor(random() * first.length),
        comment: `${pick(OWN_LETTERS, random)} (${index})`,
        signature: 'Mieszkanka z Portowej',
        at: context.now.subtract({ seconds: 3 * 24 * 3600 - index }),
      }))
    const days = (count: number) => context.now.subtract({ hours: 24 * count })
    const title = 'Regulamin parku'
    await bringDraftVersion(context, process, {
      title,
      note: '',
      publishedAt: days(6),
      paragraphs: first,
      comments: said(half),
    })
    await bringDraftVersion(context, process, {
      title,
      note: 'Po pierwszych uwagach.',
      publishedAt: days(2),
      paragraphs: second,
      comments: said(half),
    })
    await sql`vacuum analyze`.execute(context.db)
    return slug
  })
