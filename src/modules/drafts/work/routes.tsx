import { Hono } from 'hono'
import type { Actor } from '../../../platform/actor.ts'
import { readDocx } from '../../../platform/documents/index.ts'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { findOwnProcess, maySeeWorkspace, type Process } from '../../processes/index.ts'
import { discardVersion, prepareVersion, publishVersion } from '../actions.ts'
import type { DraftsPorts } from '../ports.ts'
import { countsOf } from '../reading/shown.ts'
import { draftWorkPath, mayEditDraft, type Version } from '../rules.ts'
import { draftOfProcess, paragraphsOfVersion, versionsOf } from '../store.ts'
import { changesOf } from '../versions/changes.ts'
import { LONGEST_PARAGRAPH, MOST_PARAGRAPHS, paragraphsOf, tidy } from '../versions/paragraphs.ts'
import { VersionForm } from './forms.ts'
import { type Frame, HomePage, PreparedPage } from './pages.tsx'

/** The team's work on the document: `/praca/konsultacje/:slug/projekt…`. */
export function openDraftWork(ports: DraftsPorts): App {
  const routes = new Hono<AppEnv>()
  const home = '/:slug/projekt'

  routes.get(home, async (c) => homePage(c))

  routes.post(home, async (c) => {
    const { process } = await framed(c, mayEditDraft)
    const form = await readForm(c, VersionForm, { files: 1 })
    if (!form.ok) return homePage(c, form, 422)
    const [file] = form.files
    if (!file && !form.value.text) return homePage(c, withProblem(c, form, 'file', 'drafts.form.file-needed'), 422)
    let paragraphs: string[]
    try {
      paragraphs = file ? (await readDocx(file.path)).map(tidy).filter(Boolean) : paragraphsOf(form.value.text)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      return homePage(c, withProblem(c, form, 'file', 'drafts.form.file-unreadable'), 422)
    }
    const field = file ? 'file' : 'text'
    const wrong = problemOf(paragraphs)
    if (wrong) return homePage(c, withProblem(c, form, field, wrong), 422)
    const { title, note } = form.value
    await prepareVersion(c.get('context'), process, { title, note, sourceName: file?.name ?? null, paragraphs })
    return seeOther(c, `${draftWorkPath(process)}/przygotowana`)
  })

  routes.get(`${home}/przygotowana`, async (c) => {
    const { db, actor } = c.get('context')
    const { process, frame } = await framed(c)
    const { draft, version, before } = await preparedOf(c, process)
    const paragraphs = await paragraphsOfVersion(db, version.id)
    const here = new Set(paragraphs.map(({ thread }) => thread))
    const counts = [...(await countsOf(c.get('context'), draft))]
    const all = (stays: boolean) =>
      counts.reduce((sum, [thread, count]) => sum + (here.has(thread) === stays ? count : 0), 0)
    const props = {
      frame,
      version,
      paragraphs,
      rows: before ? await changesOf(db, before, version) : null,
      follow: { stay: all(true), leave: all(false) },
      mayEdit: mayEditDraft(actor, process),
    }
    return page(c, <PreparedPage {...props} />)
  })

  routes.post(`${home}/przygotowana/publikacja`, async (c) => {
    const { process } = await framed(c, mayEditDraft)
    const { version } = await preparedOf(c, process)
    await publishVersion(c.get('context'), process, version)
    return seeOther(c, draftWorkPath(process), 'drafts.flash.published')
  })

  routes.post(`${home}/przygotowana/wyrzucenie`, async (c) => {
    const { process } = await framed(c, mayEditDraft)
    const { version } = await preparedOf(c, process)
    await discardVersion(c.get('context'), process, version)
    return seeOther(c, draftWorkPath(process), 'drafts.flash.discarded')
  })

  type May = (actor: Actor, process: Process) => boolean

  async function framed(c: HttpContext, may: May = maySeeWorkspace): Promise<{ process: Process; frame: Frame }> {
    const process = await findOwnProcess(c.get('context'), ports.kind, c.req.param('slug') ?? '')
    allow(may(c.get('context').actor, process))
    return { process, frame: { ...(await ports.frame(c, process)), process } }
  }

  async function preparedOf(c: HttpContext, process: Process) {
    const draft = found(await draftOfProcess(c.get('context').db, process.id))
    const [version, before] = await versionsOf(c.get('context').db, draft.id)
    return { draft, version: found(version?.publishedAt ? null : version) as Version, before: before ?? null }
  }

  async function homePage(c: HttpContext, given?: Form, status = 200) {
    const context = c.get('context')
    const { process, frame } = await framed(c)
    const draft = await draftOfProcess(context.db, process.id)
    const counts = draft ? await countsOf(context, draft) : new Map<number, number>()
    const props = {
      frame,
      draft,
      versions: draft ? await versionsOf(context.db, draft.id) : [],
      remarks: [...counts.values()].reduce((sum, count) => sum + count, 0),
      mayEdit: mayEditDraft(context.actor, process),
      form: given ?? emptyForm({ title: draft?.title ?? '' }),
    }
    return page(c, <HomePage {...props} />, status)
  }

  return routes
}

/** Why these paragraphs make no document. */
function problemOf(paragraphs: string[]): string | null {
  if (paragraphs.length === 0) return 'drafts.form.empty'
  if (paragraphs.length > MOST_PARAGRAPHS) return 'drafts.form.too-many'
  return paragraphs.some(({ length }) => length > LONGEST_PARAGRAPH) ? 'drafts.form.too-long' : null
}
