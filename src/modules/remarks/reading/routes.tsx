import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { filesOf } from '../../media/index.ts'
import { mayModerate } from '../../moderation/index.ts'
import { findProcess, tagOf } from '../../processes/index.ts'
import { withDecisions } from '../deciding/decisions-store.ts'
import { answersShown, type RemarksPorts } from '../ports.ts'
import { isPublic } from '../rules.ts'
import { remarkByReference } from '../store.ts'
import { tallyOf } from '../tallies-store.ts'
import { ReadingFilter } from './forms.ts'
import { COUNTED_MOST, RemarkGone, RemarkList, RemarkPage } from './pages.tsx'
import { countPublic, listPublic, type PublicFilter, publicInGroup } from './store.ts'

const PER_PAGE = 25

/** Reading what people said and what became of it. */
export function openReading(ports: RemarksPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/uwagi', async (c) => {
    const context = c.get('context')
    const process = await findProcess(context, ports.kind, c.req.param('slug'))
    const answers = answersShown(await ports.settingsOf(context, process), process, context.now)
    const filter = readable(readQuery(c, ReadingFilter), answers)
    const wanted = publicFilter(filter)
    const filtering = Boolean(filter.tekst || filter.rozstrzygniecie || filter.kanal)
    const { rows, next } = await listPublic(context.db, process.id, wanted, { limit: PER_PAGE, after: filter.po })
    const props = {
      process,
      filter,
      remarks: rows,
      next,
      tally: await tallyOf(context.db, process.id),
      count: filtering ? await countPublic(context.db, process.id, wanted, COUNTED_MOST) : null,
      answers,
    }
    return page(c, <RemarkList {...props} />, 200, { cache: [tagOf(process)] })
  })

  routes.get('/:slug/uwagi/:reference{WIEC-[0-9]{4}-[0-9]+}', async (c) => {
    const context = c.get('context')
    const process = await findProcess(context, ports.kind, c.req.param('slug'))
    const remark = found(await remarkByReference(context.db, process.id, c.req.param('reference')))
    if (!isPublic(remark))
      return page(c, <RemarkGone {...{ process, remark }} />, remark.withdrawnAt || remark.hiddenAt ? 410 : 200)
    const [listed] = await withDecisions(context.db, [remark])
    const related = remark.groupId ? await publicInGroup(context.db, remark.groupId, remark.id, 20) : []
    const attachments = (await filesOf(context.db, { kind: 'remark', id: remark.id })).filter(
      // The scan of a letter is for the team: even its name may tell who wrote.
      ({ visibility }) => visibility === 'public',
    )
    const answers = answersShown(await ports.settingsOf(context, process), process, context.now)
    const moderator = mayModerate(context.actor, process.organisationId)
    const origin = (await ports.origin?.(context, process, remark.id, 'public')) ?? null
    const props = { process, remark: found(listed), answers, attachments, related, moderator, origin }
    return page(c, <RemarkPage {...props} />, 200, { cache: [tagOf(process)] })
  })

  return routes
}

// Before answers may be read, asking for those with a certain answer would tell them.
const readable = (filter: ReadingFilter, answers: boolean): ReadingFilter =>
  answers ? filter : { ...filter, rozstrzygniecie: undefined }

const publicFilter = (filter: ReadingFilter): PublicFilter => ({
  settled: filter.rozstrzygniecie === 'jest',
  outcome: filter.rozstrzygniecie === 'jest' ? undefined : filter.rozstrzygniecie,
  channel: filter.kanal,
  words: filter.tekst ? queryKeys(filter.tekst) : undefined,
})
