import { Hono } from 'hono'
import { isId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { latestWork, phaseOfWork, type Work, workById } from '../../../platform/works/index.ts'
import { recordReading } from '../../audit/index.ts'
import {
  mayAnnounce,
  mayEditProcess,
  mayWorkOnRemarks,
  type Process,
  subjectOf,
  workPathOf,
} from '../../processes/index.ts'
import type { ConsultationPorts } from '../ports.ts'
import { keepAttached } from '../workspace/attaching.ts'
import { framed } from '../workspace/frame.tsx'
import {
  attachSigned,
  isStale,
  MAKE_REPORT,
  orderReport,
  publishReport,
  readinessOf,
  reviewPlaces,
  withholdReport,
  writePart,
} from './actions.ts'
import { generatedIn } from './chapters.ts'
import { gatherFacts } from './facts.ts'
import { momentOf, PartForm, PublishForm, ReviewForm, ReviewQuery, SignedForm } from './forms.ts'
import { ReportOverview } from './overview-page.tsx'
import { PartPage } from './part-page.tsx'
import { partsOf } from './parts-store.ts'
import { MakingPage, PublishPage, SignedPage } from './publishing-pages.tsx'
import { ReviewPage } from './review-page.tsx'
import { placesInAnswers, placesInLetters, readPlace } from './reviewing.ts'
import { isReady, PART_SLUGS, PARTS, type Report } from './rules.ts'
import { reportsOf } from './store.ts'

/** `/praca/konsultacje/:slug/raport…`: the team's way from answers to a published report. */
export function openReportWork({ activities }: Pick<ConsultationPorts, 'activities'>): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/raport', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c)
    const reports = await reportsOf(context.db, process.id)
    const latest = await latestWork(context.db, MAKE_REPORT, process.id)
    const props = {
      frame,
      reports,
      readiness: await readinessOf(context, process),
      written: await partsOf(context.db, process.id),
      stale: reports[0] ? await isStale(context, reports[0]) : false,
      running: latest && ['waiting', 'running'].includes(phaseOfWork(latest)) ? latest.id : null,
      mayEdit: mayEditProcess(context.actor, process),
      mayPublish: mayAnnounce(context.actor, process),
    }
    return page(c, <ReportOverview {...props} />)
  })

  for (const part of PARTS) {
    const address = `/:slug/raport/czesci/${PART_SLUGS[part]}` as const

    const partPage = async (c: HttpContext, given?: Form) => {
      const context = c.get('context')
      const { frame, ...own } = await framed(c, mayEditProcess)
      const [newest] = await reportsOf(context.db, own.process.id)
      const facts = await gatherFacts(context, own, activities, newest?.id ?? null)
      const form = given ?? emptyForm({ body: facts.written.get(part) ?? '', costs: facts.written.get('costs') ?? '' })
      return page(
        c,
        <PartPage {...{ frame, part, form }} generated={generatedIn(part, facts, context.house.texts.in('pl'))} />,
        given ? 422 : 200,
      )
    }

    routes.get(address, (c) => partPage(c))

    routes.post(address, async (c) => {
      const { process } = await framed(c, mayEditProcess)
      const form = await readForm(c, PartForm)
      if (!form.ok) return partPage(c, form)
      await writePart(c.get('context'), process, part, form.value.body)
      if (part === 'participants') await writePart(c.get('context'), process, 'costs', form.value.costs)
      return seeOther(c, `${workPathOf(process)}/raport/czesci/${PART_SLUGS[part]}`, 'consultations.flash.saved')
    })
  }

  routes.get('/:slug/raport/dane-osobowe', async (c) => {
    const context = c.get('context')
    const { process, frame } = await framed(c)
    const query = readQuery(c, ReviewQuery)
    const reviewed = query.stan === 'przejrzane'
    const { places, next } =
      query.gdzie === 'pisma'
        ? await placesInLetters(context.db, process.id, { after: query.po, reviewed })
        : await placesInAnswers(context.db, process.id, { reviewed })
    await recordReading(context, subjectOf(process), { list: 'report-places' })
    return page(
      c,
      <ReviewPage {...{ frame, query, places, next }} mayReview={mayWorkOnRemarks(context.actor, process)} />,
    )
  })

  routes.post('/:slug/raport/dane-osobowe', async (c) => {
    const { process } = await framed(c, mayWorkOnRemarks)
    const query = readQuery(c, ReviewQuery)
    const back = `${workPathOf(process)}/raport/dane-osobowe?gdzie=${query.gdzie}&stan=${query.stan}`
    const form = await readForm(c, ReviewForm)
    const places = form.ok ? form.value.miejsce.flatMap((key) => readPlace(key) ?? []) : []
    if (!form.ok || places.length === 0) return seeOther(c, back, 'consultations.report.flash.nothing-chosen')
    const masked = form.value.co === 'zamaskuj'
    await reviewPlaces(
      c.get('context'),
      process,
      places.map((place) => ({ ...place, masked })),
    )
    return seeOther(c, back, masked ? 'consultations.report.flash.masked' : 'consultations.report.flash.left')
  })

  routes.post('/:slug/raport/wersje', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const workId = await orderReport(c.get('context'), process)
    return seeOther(c, `${workPathOf(process)}/raport/postep/${workId}`)
  })

  routes.get('/:slug/raport/postep/:id', async (c) => {
    const { process, frame } = await framed(c)
    const id = c.req.param('id')
    const work = found(isId(id) ? await workById(c.get('context').db, id) : null)
    allow(work.kind === MAKE_REPORT && work.subjectId === process.id)
    return page(c, <MakingPage frame={frame} work={work as Work} />)
  })

  routes.get('/:slug/raport/wersje/:version/publikacja', async (c) =>
    publishPage(c, emptyForm({ kiedy: 'teraz', powiadom: 'tak' })),
  )

  routes.post('/:slug/raport/wersje/:version/publikacja', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, mayAnnounce)
    const report = await versionOf(c, process)
    const form = await readForm(c, PublishForm)
    if (!form.ok) return publishPage(c, form, 422)
    if (!isReady(await readinessOf(context, process)))
      return publishPage(c, withProblem(c, form, '', 'consultations.report.not-ready'), 422)
    const { kiedy, termin, powiadom } = form.value
    const publishAt = kiedy === 'teraz' ? context.now : momentOf(termin)
    if (Temporal.Instant.compare(publishAt, context.now) < 0)
      return publishPage(c, withProblem(c, form, 'termin', 'consultations.report.moment.past'), 422)
    // The first version everybody hears of; of a corrected one when the team wants it.
    await publishReport(context, process, report, { publishAt, tells: report.version === 1 || powiadom })
    return seeOther(
      c,
      `${workPathOf(process)}/raport`,
      kiedy === 'teraz' ? 'consultations.report.flash.published' : 'consultations.report.flash.dated',
    )
  })

  routes.get('/:slug/raport/wersje/:version/podpisana', async (c) => signedPage(c, emptyForm()))

  routes.post('/:slug/raport/wersje/:version/podpisana', async (c) => {
    const { process } = await framed(c, mayAnnounce)
    const report = await versionOf(c, process)
    // Said before the file is taken, which would be left over.
    if (report.publishAt === null) refuse('report-not-dated')
    const form = await readForm(c, SignedForm, { files: 1 })
    if (!form.ok) return signedPage(c, form, 422)
    const title = c.get('context').house.texts.in('pl')('consultations.report.signed-title', { title: process.title })
    const kept = await keepAttached(c, process, form, { title, kinds: ['pdf'] })
    if ('problem' in kept) return signedPage(c, kept.problem, 422)
    if (!kept.fileId) return signedPage(c, withProblem(c, form, 'file', 'consultations.documents.file-needed'), 422)
    await attachSigned(c.get('context'), process, report, kept.fileId)
    return seeOther(c, `${workPathOf(process)}/raport`, 'consultations.report.flash.signed')
  })

  routes.post('/:slug/raport/wersje/:version/wstrzymanie', async (c) => {
    const { process } = await framed(c, mayAnnounce)
    await withholdReport(c.get('context'), process, await versionOf(c, process))
    return seeOther(c, `${workPathOf(process)}/raport`, 'consultations.report.flash.withheld')
  })

  return routes
}

async function signedPage(c: HttpContext, form: Form, status = 200) {
  const { process, frame } = await framed(c, mayAnnounce)
  const report = await versionOf(c, process)
  allow(report.publishAt !== null)
  return page(c, <SignedPage {...{ frame, report, form }} />, status)
}

async function publishPage(c: HttpContext, form: Form, status = 200) {
  const { process, frame } = await framed(c, mayAnnounce)
  const report = await versionOf(c, process)
  allow(report.publishAt === null)
  return page(c, <PublishPage {...{ frame, report, form }} stale={await isStale(c.get('context'), report)} />, status)
}

async function versionOf(c: HttpContext, process: Process): Promise<Report> {
  const version = Number(c.req.param('version'))
  return found((await reportsOf(c.get('context').db, process.id)).find((report) => report.version === version))
}
