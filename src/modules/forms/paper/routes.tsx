import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  decodeCursor,
  emptyForm,
  type Form as FormState,
  type HttpContext,
  page,
  pageOf,
  readForm,
  readQuery,
  seeOther,
  type UploadedFile,
  withProblem,
} from '../../../platform/http/index.ts'
import { keepFile } from '../../media/index.ts'
import type { FormsPorts } from '../ports.ts'
import { formById } from '../store.ts'
import { chooseDoubleEntry, type Entered, enterSheet, makeSheets, resolveSheet } from './actions.ts'
import { choiceField } from './comparison-page.tsx'
import { PickPage, SCAN_KINDS } from './entry-page.tsx'
import { type PaperFrame, paperFrame, paperPath } from './frame.ts'
import { comparisonForm, entryForm, ListQuery, MakeForm, PickForm, SettingsForm, typedOf } from './inputs.ts'
import { SheetListPage } from './list-page.tsx'
import { openPrinting } from './print-routes.tsx'
import { type Sheet, understood } from './rules.ts'
import {
  checked,
  compared,
  comparing,
  type EntryValue,
  entering,
  isEnterable,
  sheetAt,
  sheetPage,
  withPlaces,
} from './sheets.tsx'
import { countSheets, isDoubleEntry, nextToEnter, sheetByCode, sheetById, sheetByNumber, sheetsPage } from './store.ts'

const PAGE = 50

const SCANS = { files: 5 }

/** Forms on paper: printing, entering, comparing; addresses stand by the id of the form. */
export function openPaper(ports: FormsPorts): App {
  const routes = new Hono<AppEnv>()
  routes.route('/', openPrinting(ports))

  routes.get('/praca/formularze/:form/papier', async (c) => list(c, ports, emptyForm({ language: c.get('locale') })))

  routes.post('/praca/formularze/:form/papier', async (c) => {
    const { form, home } = await paperFrame(c, ports)
    const input = await readForm(c, MakeForm)
    if (!input.ok) return list(c, ports, input, 422)
    const { count, language } = input.value
    const sheets = await makeSheets(c.get('context'), ports, form, { count, locale: language })
    return seeOther(c, `${home}?od=${sheets[0]?.number}&do=${sheets.at(-1)?.number}`)
  })

  routes.post('/praca/formularze/:form/papier/ustawienia', async (c) => {
    const { form, home } = await paperFrame(c, ports)
    const input = await readForm(c, SettingsForm)
    await chooseDoubleEntry(c.get('context'), ports, form, input.ok && input.value.doubleEntry)
    return seeOther(c, home, 'paper.flash.settings')
  })

  routes.get('/praca/formularze/:form/papier/wpisywanie', async (c) =>
    page(c, <PickPage frame={await paperFrame(c, ports)} form={emptyForm()} />),
  )

  routes.post('/praca/formularze/:form/papier/wpisywanie', async (c) => {
    const frame = await paperFrame(c, ports)
    const input = await readForm(c, PickForm)
    const sheet = input.ok ? await picked(c.get('context'), frame, input.value.sheet) : null
    if (sheet) return seeOther(c, `${frame.home}/karty/${sheet.number}`)
    const told = input.ok ? withProblem(c, input, 'sheet', 'paper.pick.unknown') : input
    return page(c, <PickPage frame={frame} form={told} />, 422)
  })

  routes.post('/praca/formularze/:form/papier/bez-numeru', async (c) => {
    const { form, home } = await paperFrame(c, ports)
    const [sheet] = await makeSheets(c.get('context'), ports, form, { count: 1, locale: c.get('locale') })
    return seeOther(c, `${home}/karty/${sheet?.number}`, 'paper.flash.numbered')
  })

  routes.get('/praca/formularze/:form/papier/karty/:number{[0-9]+}', async (c) => {
    const at = await sheetAt(c, ports)
    if (!isEnterable(c, at)) return sheetPage(c, at, emptyForm())
    return entering(c, at, emptyForm({ receivedOn: dateOf(c.get('context').now).toString() }), null)
  })

  routes.post('/praca/formularze/:form/papier/karty/:number{[0-9]+}', async (c) => {
    const context = c.get('context')
    const at = await sheetAt(c, ports)
    const { definition } = at.version
    const input = await readForm(c, entryForm(definition), SCANS)
    if (!input.ok) return entering(c, at, input, null, 422)
    const { receivedOn, invalidReason, asOnPaper, act } = input.value as EntryValue
    const typed = await withPlaces(context, at.version, typedOf(definition, input.value))
    const entry = { typed, receivedOn, invalidReason }
    const read = understood(definition, entry, at.settings.closesAt)
    const told = checked(c, input, read, { receivedOn, act, asOnPaper })
    if (!told.ok || act === 'check') return entering(c, at, told, read, told.ok ? 200 : 422)

    const entered = await enterSheet(context, ports, at.form, at.sheet, entry)
    const kept = await keepScans(context, at.sheet, input.files)
    const next = await nextToEnter(context.db, at.form.id, {
      after: at.sheet.number,
      personId: personId(context.actor),
    })
    return seeOther(c, next === null ? at.home : `${at.home}/karty/${next}`, flashOf(entered, kept, next))
  })

  routes.post('/praca/formularze/:form/papier/karty/:number{[0-9]+}/skan', async (c) => {
    const at = await sheetAt(c, ports)
    const input = await readForm(c, SettingsForm, SCANS)
    const kept = input.files.length > 0 && (await keepScans(c.get('context'), at.sheet, input.files))
    if (!kept) return sheetPage(c, at, withProblem(c, input, 'scan', 'paper.sheet.attach.needed'), 422)
    return seeOther(c, `${at.home}/karty/${at.sheet.number}`, 'paper.flash.scan')
  })

  routes.get('/praca/formularze/:form/papier/karty/:number{[0-9]+}/porownanie', async (c) => {
    const at = await sheetAt(c, ports)
    return comparing(c, at, emptyForm())
  })

  routes.post('/praca/formularze/:form/papier/karty/:number{[0-9]+}/porownanie', async (c) => {
    const at = await sheetAt(c, ports)
    const { differences } = compared(at)
    const input = await readForm(c, comparisonForm(differences))
    if (!input.ok) return comparing(c, at, input, 422)
    const values = input.value as Record<string, string>
    const chosen = Object.fromEntries(
      differences.map((id) => [id ?? '', values[choiceField(id)] === '2' ? (2 as const) : (1 as const)]),
    )
    const entered = await resolveSheet(c.get('context'), ports, at.form, at.sheet, chosen)
    return seeOther(c, `${at.home}?stan=compare`, flashOf(entered, true, 0))
  })

  /** The code on a sheet: its entry for those who enter, the page of answering for everybody else. */
  routes.get('/k/:code', async (c) => {
    const context = c.get('context')
    const code = c.req.param('code').toLowerCase()
    allow(/^[0-9a-z]{10}$/.test(code))
    const sheet = found(await sheetByCode(context.db, code))
    return seeOther(c, await whereTo(context, ports, sheet))
  })

  return routes
}

async function list(c: HttpContext, ports: FormsPorts, form: FormState, status = 200) {
  const context = c.get('context')
  const frame = await paperFrame(c, ports)
  const { stan, po, od, do: to } = readQuery(c, ListQuery)
  const [after] = decodeCursor(po, 1) ?? [0]
  const rows = await sheetsPage(context.db, frame.form.id, {
    state: stan ?? null,
    after: typeof after === 'number' && Number.isSafeInteger(after) && Math.abs(after) < 2 ** 31 ? after : 0,
    limit: PAGE + 1,
  })
  const { rows: sheets, next } = pageOf(rows, PAGE, ({ number }) => [number])
  return page(
    c,
    <SheetListPage
      frame={frame}
      counts={await countSheets(context.db, frame.form.id)}
      state={stan ?? null}
      sheets={sheets}
      next={next}
      made={od !== undefined && to !== undefined && to >= od ? { from: od, to } : null}
      doubleEntry={await isDoubleEntry(context.db, frame.form.id)}
      mayDesign={await frame.port.mayDesign(context, frame.form.owner.id)}
      me={personId(context.actor)}
      form={form}
    />,
    status,
  )
}

/** "12", "0012", or the address in the code as a reader types it. */
async function picked({ db }: Context, { form }: PaperFrame, text: string): Promise<Sheet | null> {
  if (/^\d{1,7}$/.test(text)) return sheetByNumber(db, form.id, Number(text))
  const code = /(?:^|\/k\/)([0-9a-z]{10})$/i.exec(text)?.[1]
  const sheet = code ? await sheetByCode(db, code.toLowerCase()) : null
  return sheet?.formId === form.id ? sheet : null
}

async function whereTo(context: Context, ports: FormsPorts, sheet: Sheet): Promise<string> {
  const form = found(await formById(context.db, sheet.formId))
  const port = ports.owners[form.owner.kind]
  if (port && (await port.mayEnter(context, form.owner.id))) return `${paperPath(form)}/karty/${sheet.number}`
  return found(await port?.answering(context, form.owner.id)).home
}

async function keepScans(context: Context, sheet: Pick<Sheet, 'id'>, files: UploadedFile[]): Promise<boolean> {
  const about = { subject: { kind: 'sheet', id: sheet.id }, kinds: SCAN_KINDS, visibility: 'team' } as const
  const kept = await Promise.all(files.map((file) => keepFile(context, file, about)))
  return kept.every((file) => file.ok)
}

function flashOf(entered: Entered, scansKept: boolean, next: number | null): string {
  if (!scansKept) return 'paper.flash.scan-refused'
  if (entered.state === 'second') return 'paper.flash.second'
  if (entered.state === 'compare') return 'paper.flash.compare'
  if (entered.invalid) return 'paper.flash.invalid'
  return next === null ? 'paper.flash.all-done' : 'paper.flash.kept'
}

/** Who may open a scan: those who enter what came on paper. */
export const sheetGuard = (ports: FormsPorts) => async (context: Context, file: { subject: { id: string } }) => {
  const sheet = await sheetById(context.db, file.subject.id)
  const form = sheet && (await formById(context.db, sheet.formId))
  return form ? ((await ports.owners[form.owner.kind]?.mayEnter(context, form.owner.id)) ?? false) : false
}
