import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/index.ts'
import { formatDate } from '../../platform/texts/index.ts'
import { ButtonLink, Section, useView } from '../../ui/index.ts'
import { type Activity, type Process, readOnce } from '../processes/index.ts'
import { type FoundDraft, publishedDraft } from './actions.ts'
import { countsOf } from './reading/shown.ts'
import { draftPath, takesComments } from './rules.ts'
import { wordingsOf } from './store.ts'

/** How many paragraphs a chapter of the report names. */
const TOLD = 10

const draftOf = readOnce(publishedDraft)

/** The document as a way to take part, beside remarks and surveys. */
export const draftsActivity = (): Activity => ({
  type: 'drafts',
  name: (t) => t('drafts.draft'),

  isPart: async (context, process) => (await draftOf(context, process)) !== null,

  async mainActions(context, process) {
    if (!takesComments(process, context.now) || !(await draftOf(context, process))) return []
    return [{ label: context.house.texts.in(context.locale)('drafts.action'), href: draftPath(process) }]
  },

  async card(context, process) {
    const found = await draftOf(context, process)
    const count = found ? await allOf(context, found) : 0
    return <DraftCard key="drafts" {...{ found, count }} open={takesComments(process, context.now)} />
  },

  // Remarks about paragraphs wait among all remarks, and are counted there.
  workList: async () => [],

  async counts(context, process) {
    const found = await draftOf(context, process)
    if (!found) return []
    const t = context.house.texts.in(context.locale)
    return [{ label: t('drafts.counted', { count: await allOf(context, found) }), href: draftPath(process) }]
  },

  async *reportBlocks(context, process) {
    const found = await draftOf(context, process)
    if (found) yield* chapterOf(context, process, found)
  },
})

async function allOf(context: Context, { draft }: FoundDraft): Promise<number> {
  return [...(await countsOf(context, draft)).values()].reduce((sum, count) => sum + count, 0)
}

/** The chapter of the report: versions with what changed in them, and the paragraphs most was said of. */
async function* chapterOf(context: Context, _: Process, found: FoundDraft): AsyncGenerator<Block> {
  const t = context.house.texts.in('pl')
  const { draft, versions } = found
  yield { kind: 'heading', level: 2, text: t('drafts.report.title') }
  yield {
    kind: 'keyValues',
    pairs: [
      { key: t('drafts.work.title'), value: draft.title },
      ...versions.map(({ number, publishedAt, note }) => ({
        key: t('drafts.version', { number }),
        value: [publishedAt && formatDate(publishedAt, 'pl'), note].filter(Boolean).join('. '),
      })),
    ],
  }
  const counts = await countsOf(context, draft)
  const most = [...counts].sort(([a, one], [b, other]) => other - one || a - b).slice(0, TOLD)
  const wordings = await wordingsOf(
    context.db,
    draft.id,
    most.map(([thread]) => thread),
  )
  if (most.length === 0) return
  yield {
    kind: 'table',
    caption: t('drafts.report.most'),
    columns: [
      { header: t('drafts.report.paragraph') },
      { header: t('drafts.report.words') },
      { header: t('drafts.report.count'), align: 'right' },
    ],
    rows: (function* () {
      for (const [thread, count] of most) {
        const wording = wordings.get(thread)
        if (wording)
          yield [
            t('drafts.left.one', { number: wording.position, version: wording.number }),
            wording.body,
            String(count),
          ]
      }
    })(),
  }
}

function DraftCard({ found, count, open }: { found: FoundDraft | null; count: number; open: boolean }) {
  const { t } = useView()
  if (!found) return null
  return (
    <Section id="projekt" title={t('drafts.draft')} count={t('drafts.counted', { count })}>
      <p>
        {found.draft.title}, {t('drafts.version.small', { number: found.current.number })}
      </p>
      <p>
        <ButtonLink href={draftPath(found.process)} variant="secondary">
          {t(open ? 'drafts.action' : 'drafts.read')}
        </ButtonLink>
      </p>
    </Section>
  )
}
