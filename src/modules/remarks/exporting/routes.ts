import { Hono } from 'hono'
import { asStream, type Cell, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
import type { App, AppEnv, HttpContext } from '../../../platform/http/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { findProcess, type Process } from '../../processes/index.ts'
import type { RemarksPorts } from '../ports.ts'
import { EXPORTED, type ExportedRemark, exportedRemarks } from './rows.ts'

/** Public remarks as files for anybody: CSV and XLSX for people, JSON for programs. */
export function openExporting(ports: RemarksPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/uwagi.csv', async (c) => {
    const { process, remarks, t } = await taken(c, ports)
    // A spreadsheet with Polish settings divides columns by semicolons.
    const delimiter = c.get('locale') === 'pl' ? ';' : ','
    return file(c, process, 'csv', writeCsv(cells(remarks, t), { header: headers(t), delimiter }))
  })

  routes.get('/:slug/uwagi.xlsx', async (c) => {
    const { process, remarks, t } = await taken(c, ports)
    const columns = EXPORTED.map((name) => ({ header: t(`remarks.export.${name}`), width: WIDTHS[name] ?? 16 }))
    return file(c, process, 'xlsx', writeXlsx([{ name: t('remarks.remarks'), columns, rows: cells(remarks, t) }]))
  })

  routes.get('/:slug/uwagi.json', async (c) => {
    const { process, remarks } = await taken(c, ports)
    return file(c, process, 'json', jsonArray(remarks))
  })

  return routes
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const

const WIDTHS: Partial<Record<keyof ExportedRemark, number>> = { body: 80, quotation: 40, reason: 60, change: 40 }

async function taken(c: HttpContext, ports: RemarksPorts) {
  const context = c.get('context')
  const process = await findProcess(context, ports.kind, c.req.param('slug') ?? '')
  const t = context.house.texts.in(c.get('locale'))
  return { process, t, remarks: exportedRemarks(context, process, await ports.settingsOf(context, process), t) }
}

const headers = (t: Translate) => EXPORTED.map((name) => t(`remarks.export.${name}`))

async function* cells(remarks: AsyncIterable<ExportedRemark>, t: Translate): AsyncGenerator<Cell[]> {
  const yesOrNo = (value: boolean) => t(value ? 'remarks.export.yes' : 'remarks.export.no')
  for await (const remark of remarks) {
    const worded = {
      ...remark,
      channel: t(`remarks.channel.${remark.channel}`),
      late: yesOrNo(remark.late),
      outcome: remark.outcome && t(`remarks.outcome.${remark.outcome}`),
    }
    yield EXPORTED.map((name) => worded[name])
  }
}

/** One array, written remark by remark: a program reads it whole, we never hold it. */
async function* jsonArray(remarks: AsyncIterable<ExportedRemark>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let before = '[\n'
  for await (const remark of remarks) {
    yield encoder.encode(before + JSON.stringify(remark))
    before = ',\n'
  }
  yield encoder.encode(before === '[\n' ? '[]\n' : '\n]\n')
}

function file(
  c: HttpContext,
  process: Process,
  ending: keyof typeof TYPES,
  bytes: AsyncIterable<Uint8Array>,
): Response {
  c.set('pageOptions', { file: TYPES[ending] })
  return c.body(asStream(bytes), 200, {
    'content-type': TYPES[ending],
    'content-disposition': `attachment; filename="uwagi-${process.slug}.${ending}"`,
  })
}
