import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import type { Block } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import type { FormsPorts } from '../ports.ts'
import type { Form, Version } from '../rules.ts'
import { currentVersion, versionById } from '../store.ts'
import { formAt, paperFrame } from './frame.ts'
import { PrintQuery } from './inputs.ts'
import { numberOf, type PrintedSheet, type PrintOut, printOutOf, sheetBlocks, titleOf } from './print.ts'
import { PrintPage } from './print-page.tsx'
import { MOST_SHEETS, type Sheet } from './rules.ts'
import { sheetsBetween } from './store.ts'

/** Sheets to print: numbered ones for the team, one without a number for anybody who may answer. */
export function openPrinting(ports: FormsPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/formularze/:form/wydruk', async (c) => {
    const print = await blank(c, ports)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const [sheet] = print.sheets
    const blocks: Block[] = [...sheetBlocks(print, found(sheet), t)]
    return page(c, <PrintPage title={titleOf(print)} blocks={blocks} {...print.paths} />)
  })

  routes.get('/formularze/:form/wydruk.pdf', async (c) => pdf(c, await blank(c, ports), 'formularz'))

  routes.get('/praca/formularze/:form/papier/karty.pdf', async (c) => {
    const context = c.get('context')
    const { form } = await paperFrame(c, ports)
    const { od, do: to } = readQuery(c, PrintQuery)
    allow(od !== undefined && to !== undefined && to >= od && to - od < MOST_SHEETS)
    const sheets = await sheetsBetween(context.db, form.id, od, to)
    const [first] = sheets
    // Sheets of one print share a version; printing a range again goes as far as that version does.
    const version = found(await versionById(context.db, found(first).versionId))
    const same = sheets.filter(({ versionId, locale }) => versionId === version.id && locale === first?.locale)
    const print = await printOut(c, ports, form, version, await printedSheets(context.house.config.url, same))
    return pdf(c, { ...print, locale: first?.locale ?? 'pl' }, `karty-${numberOf(od)}-${numberOf(to)}`)
  })

  return routes
}

type Print = Omit<PrintOut, 'sheets'> & { sheets: PrintedSheet[]; paths: { form: Form; home: string } }

async function blank(c: HttpContext, ports: FormsPorts): Promise<Print> {
  const context = c.get('context')
  const { form, port } = await formAt(c, ports)
  const settings = found(await port.answering(context, form.owner.id))
  const version = found(await currentVersion(context.db, form.id))
  const address = context.house.config.url + settings.home
  const { qrPng } = await import('../../../platform/documents/index.ts')
  return printOut(c, ports, form, version, [{ number: null, address, png: await qrPng(address, 360) }])
}

async function printOut(
  c: HttpContext,
  ports: FormsPorts,
  form: Form,
  version: Version,
  sheets: PrintedSheet[],
): Promise<Print> {
  const { context, locale } = c.var
  const settings = found(await ports.owners[form.owner.kind]?.answering(context, form.owner.id))
  const t = context.house.texts.in(locale)
  return {
    definition: version.definition,
    version: version.number,
    locale,
    author: settings.caption,
    privacy: settings.privacyNotice,
    until: settings.closesAt ? t('paper.print.until', { date: formatDate(dateOf(settings.closesAt), locale) }) : '',
    address: context.house.config.url + settings.home,
    sheets,
    paths: { form, home: settings.home },
  }
}

/** Sheets with the codes of their short addresses. */
export async function printedSheets(origin: string, sheets: Sheet[]): Promise<PrintedSheet[]> {
  const { qrPng } = await import('../../../platform/documents/index.ts')
  return Promise.all(
    sheets.map(async ({ number, code }) => {
      const address = `${origin}/k/${code}`
      return { number, address, png: await qrPng(address, 300) }
    }),
  )
}

async function pdf(c: HttpContext, print: Print, name: string) {
  const { asStream, writePdf } = await import('../../../platform/documents/index.ts')
  const t = c.get('context').house.texts.in(print.locale)
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `inline; filename="${name}.pdf"`)
  c.set('pageOptions', { file: 'application/pdf' })
  return c.body(asStream(writePdf(printOutOf(print, t))))
}
