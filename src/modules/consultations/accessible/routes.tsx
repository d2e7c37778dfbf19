import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
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
import { formatSize } from '../../../platform/texts/index.ts'
import { mayEditProcess, workPathOf } from '../../processes/index.ts'
import { framed } from '../workspace/frame.tsx'
import { bringAccessibleVersion, dropAccessibleVersion, versionsShown } from './actions.ts'
import { VersionForm } from './forms.ts'
import { AccessibleVersionPage, AccessibleVersionsPage } from './pages.tsx'
import { kindAt } from './rules.ts'

/** `/praca/konsultacje/:slug/inne-formy`: plain words, a film in sign language, a text that is easy to read. */
export function openAccessibleVersions(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/inne-formy', async (c) => {
    const { frame, process } = await framed(c)
    return page(c, <AccessibleVersionsPage frame={frame} versions={await versionsShown(c.get('context'), process)} />)
  })

  routes.get('/:slug/inne-formy/:kind', (c) => onePage(c, null))

  routes.post('/:slug/inne-formy/:kind', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const kind = found(kindAt(c.req.param('kind')))
    const form = await readForm(c, VersionForm, { files: 2 })
    if (!form.ok) return onePage(c, form, 422)
    const file = form.files.find(({ field }) => field === 'file')
    const captions = form.files.find(({ field }) => field === 'captions')
    const there = (await versionsShown(c.get('context'), process)).find((version) => version.kind === kind)
    const { link, ...words } = form.value
    if (!file && !link && !there)
      return onePage(c, withProblem(c, form, 'file', 'consultations.accessible.file-or-link'), 422)
    if (file && link) return onePage(c, withProblem(c, form, 'link', 'consultations.accessible.one-of-two'), 422)
    if (captions && !file && !there?.file)
      return onePage(c, withProblem(c, form, 'captions', 'consultations.accessible.captions-of-file'), 422)
    const problem = await bringAccessibleVersion(
      c.get('context'),
      process,
      { ...words, kind, link },
      { file, captions },
    )
    if (problem) return onePage(c, withProblem(c, form, problem.field, problem.problem, problem.values), 422)
    return seeOther(c, `${workPathOf(process)}/inne-formy`, 'consultations.flash.saved')
  })

  routes.post('/:slug/inne-formy/:kind/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropAccessibleVersion(c.get('context'), process, found(kindAt(c.req.param('kind'))))
    return seeOther(c, `${workPathOf(process)}/inne-formy`, 'consultations.flash.removed')
  })

  return routes
}

async function onePage(c: HttpContext, given: Form | null, status = 200) {
  const { process } = await framed(c, mayEditProcess)
  const kind = found(kindAt(c.req.param('kind') ?? ''))
  const version = (await versionsShown(c.get('context'), process)).find((one) => one.kind === kind) ?? null
  const form =
    given ??
    emptyForm(
      version
        ? {
            link: version.link ?? '',
            captioned: version.captioned && version.link ? 'tak' : '',
            description: version.description,
          }
        : {},
    )
  const limit = formatSize(c.get('context').house.config.uploadLimit, c.get('locale'))
  return page(c, <AccessibleVersionPage {...{ process, kind, version, form, limit }} />, status)
}
