import { EVERYBODY, type Findable, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { STORY } from './content.ts'
import { shownRevision } from './revisions-store.ts'
import { isPublic, pathOf } from './rules.ts'
import { practiceIds, practicesByIds } from './search-store.ts'

/** Practices of the map as everybody reads them: drafts, archived and hidden ones are nobody's to find. */
export const practicesFound: SearchSource = {
  kind: 'practice',
  async read({ db }, ids) {
    const found: Findable[] = []
    for (const practice of (await practicesByIds(db, ids)).filter(isPublic)) {
      const content = (await shownRevision(db, practice.id))?.content
      found.push({
        id: practice.id,
        path: pathOf(practice),
        title: practice.title,
        context: practice.placeWords,
        body: withoutMarks([practice.essence, ...STORY.map((part) => content?.[part])].filter(Boolean).join('\n')),
        datedAt: practice.publishedAt ?? practice.createdAt,
        unitCode: practice.unitCode,
        audiences: [EVERYBODY],
      })
    }
    return found
  },
  ids: ({ db }, after, limit) => practiceIds(db, after, limit),
  async visible({ db }, ids) {
    return new Set((await practicesByIds(db, ids)).filter(isPublic).map(({ id }) => id))
  },
}
