import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { Hono } from 'hono'
import { personId } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { allow, found } from '../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readJson,
  seeOther,
  throttle,
  withProblem,
} from '../../platform/http/index.ts'
import { isId } from '../../platform/ids.ts'
import { currentVersion, formById, wordsIn } from '../forms/index.ts'
import { organisationsByIds, siteSettings } from '../network/index.ts'
import { processById } from '../processes/index.ts'
import { chooseGrace, mayChooseGrace, type Outcome, takeIn, worksInField } from './actions.ts'
import { FileForm, GraceForm, SendingSchema } from './forms.ts'
import { assetsOf, HOME, ICONS, type IconName, iconOf, manifestOf, workerScript } from './installing.ts'
import { FieldWorkPage, type Imported } from './pages.tsx'
import type { FieldPorts } from './ports.ts'
import { readRescue } from './rescue.ts'
import { MOST_BYTES, MOST_LINES, packEnds } from './rules.ts'
import { ISLANDS, ShellPage } from './shell-page.tsx'
import type { FieldSource } from './source.ts'
import { remarksSource } from './sources/remarks.tsx'
import { surveyIslands, surveysSource } from './sources/surveys.tsx'
import { deliveredDays, graceOf } from './store.ts'
import { deviceWords } from './words.ts'

const DAYS_SHOWN = 60
/** Bytes of a rescue file. */
const MOST_FILE = 10_000_000

/** The application for work without a network under /teren/, and its page at the desk. */
export function openRoutes(ports: FieldPorts): App {
  const routes = new Hono<AppEnv>()
  const sources: FieldSource[] = [remarksSource(ports), surveysSource(ports)]
  const islands = [...ISLANDS, ...surveyIslands]

  routes.get('/teren', (c) => c.redirect(HOME, 303))

  routes.get(HOME, (c) => shell(c, islands))

  routes.get('/teren/manifest.webmanifest', async (c) => {
    const { house, locale } = c.get('context')
    c.header('content-type', 'application/manifest+json; charset=utf-8')
    return c.body(JSON.stringify(manifestOf(await siteSettings(house), locale, house.texts.in(locale))))
  })

  routes.get('/teren/:icon{ikona-(192|512|maskowana)\\.png}', async (c) => {
    const name = c.req.param('icon').slice('ikona-'.length, -'.png'.length)
    allow(name in ICONS)
    c.header('content-type', 'image/png')
    c.header('cache-control', 'public, max-age=86400')
    return c.body(new Uint8Array(await iconOf(name as IconName, await siteSettings(c.get('context').house))))
  })

  // Browsers ask for it again on every visit, and take it as new when a byte differs.
  routes.get('/teren/praca.js', async (c) => {
    const html = await shell(c, islands).text()
    const settings = await siteSettings(c.get('context').house)
    const mark = createHash('sha256').update(html).update(JSON.stringify(settings.colours)).digest('base64url')
    c.header('content-type', 'text/javascript; charset=utf-8')
    c.header('service-worker-allowed', HOME)
    c.set('body', null)
    return c.body(workerScript(assetsOf(islands, settings), mark.slice(0, 16)))
  })

  routes.get('/teren/dostepne.json', async (c) => {
    const context = c.get('context')
    allow(worksInField(context.actor))
    c.header('cache-control', 'no-store')
    const offers = await Promise.all(sources.map((source) => source.offers(context)))
    return c.json({ person: personId(context.actor), offers: offers.flat() })
  })

  routes.get('/teren/paczki/:kind/:id', async (c) => {
    const context = c.get('context')
    const id = c.req.param('id')
    allow(worksInField(context.actor) && isId(id))
    const source = found(sources.find(({ kind }) => kind === c.req.param('kind')))
    const pack = found(await source.pack(c, id))
    const target = found(await source.target(context, id))
    c.header('cache-control', 'no-store')
    return c.json({
      ...pack,
      graceHours: await graceOf(context.db, target.organisationId),
      endsAt: packEnds(target, context.now).toString(),
    })
  })

  routes.post('/teren/wysylka', async (c) => {
    const context = c.get('context')
    allow(worksInField(context.actor))
    await throttled(c)
    const { items } = await readJson(c, SendingSchema, MOST_BYTES)
    const outcomes = await takeIn(context, sources, items, 'device')
    c.header('cache-control', 'no-store')
    return c.json({ outcomes: outcomes.map((outcome) => inWords(c, outcome)) })
  })

  routes.get('/praca/teren', (c) => work(c, ports, emptyForm()))

  routes.post('/praca/teren/plik', async (c) => {
    const context = c.get('context')
    allow(worksInField(context.actor))
    await throttled(c)
    const form = await readForm(c, FileForm, { files: 1, size: MOST_FILE })
    const [file] = form.files
    const lines = file && (await stat(file.path)).size > 0 ? readRescue(await readFile(file.path, 'utf8')) : null
    if (!lines)
      return work(c, ports, withProblem(c, form, 'file', 'field.import.wrong', { count: MOST_LINES }), null, 422)
    const items = lines.flatMap(({ item }) => item ?? [])
    const outcomes = await takeIn(context, sources, items, 'file')
    return work(c, ports, emptyForm(), imported(lines, outcomes))
  })

  routes.post('/praca/teren/:organisation/zwloka', async (c) => {
    const context = c.get('context')
    const organisationId = c.req.param('organisation')
    allow(isId(organisationId) && worksInField(context.actor) && mayChooseGrace(context.actor, organisationId))
    const form = await readForm(c, GraceForm)
    if (!form.ok) return work(c, ports, form, null, 422)
    await chooseGrace(context, organisationId, form.value.hours)
    return seeOther(c, '/praca/teren', 'field.flash.grace')
  })

  return routes
}

/** The same page for everybody: it is kept on devices, so nobody's name may stand in it. */
function shell(c: HttpContext, islands: typeof ISLANDS): Response {
  return page(c, <ShellPage words={deviceWords(c.get('locale'))} islands={islands} />)
}

/** A device sends fifty at a time; a hundred thousand a day is nobody's work. */
const throttled = (c: HttpContext) =>
  throttle(c.get('context'), { what: 'field', whom: personId(c.get('context').actor) ?? '', most: 200, seconds: 600 })

function inWords(c: HttpContext, outcome: Outcome) {
  if (outcome.state !== 'refused') return outcome
  const { texts } = c.get('context').house
  return { ...outcome, reason: texts.in(c.get('locale'))(reasonKey(c, outcome.word)) }
}

const reasonKey = (c: HttpContext, word: string) =>
  [`field.reason.${word}`, `refusal.${word}`].find((key) => c.get('context').house.texts.has(c.get('locale'), key)) ??
  'field.reason.other'

function imported(lines: ReturnType<typeof readRescue> & object, outcomes: Outcome[]): Imported {
  const result: Imported = { kept: 0, known: 0, refused: [] }
  let next = 0
  for (const { line, item } of lines) {
    const outcome = item ? outcomes[next++] : null
    if (outcome?.state === 'kept') result.kept++
    else if (outcome?.state === 'known') result.known++
    else if (outcome?.state === 'refused')
      result.refused.push({ line, word: outcome.word, problems: outcome.problems.map(({ text }) => text) })
    else result.refused.push({ line, word: outcome ? 'failed' : 'broken', problems: [] })
  }
  return result
}

async function work(c: HttpContext, ports: FieldPorts, form: Form, outcomes: Imported | null = null, status = 200) {
  const context = c.get('context')
  const { actor, db } = context
  allow(worksInField(actor))
  const scopes = actor.kind === 'person' ? [...new Set(actor.roles.flatMap(({ scope }) => scope ?? []))] : []
  const organisations = [...(await organisationsByIds(db, scopes)).values()]
  const offices = await Promise.all(
    organisations.map(async ({ id, name }) => ({
      id,
      name,
      graceHours: await graceOf(db, id),
      mayChoose: mayChooseGrace(actor, id),
    })),
  )
  const days = await deliveredDays(db, scopes, DAYS_SHOWN)
  const titles = await titlesOf(context, days)
  return page(
    c,
    <FieldWorkPage
      desk={ports.desk(c)}
      offices={offices}
      days={days.map((day) => ({ ...day, title: titles.get(day.targetId) ?? '' }))}
      form={form}
      outcomes={outcomes && worded(c, outcomes)}
    />,
    status,
  )
}

const worded = (c: HttpContext, outcomes: Imported): Imported => ({
  ...outcomes,
  refused: outcomes.refused.map((one) => ({
    ...one,
    problems: [c.get('context').house.texts.in(c.get('locale'))(reasonKey(c, one.word)), ...one.problems],
  })),
})

async function titlesOf(context: Context, days: { kind: string; targetId: string }[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const { kind, targetId } of days) {
    if (titles.has(targetId)) continue
    if (kind === 'remark') titles.set(targetId, (await processById(context.db, targetId))?.title ?? '')
    else {
      const form = await formById(context.db, targetId)
      const version = form && (await currentVersion(context.db, form.id))
      if (version) titles.set(targetId, wordsIn(version.definition.title, context.locale, version.definition.languages))
    }
  }
  return titles
}
