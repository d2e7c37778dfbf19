import { asStream, type Cell, writeCsv } from '../../../platform/documents/index.ts'
import type { HttpContext } from '../../../platform/http/index.ts'

/** A table for anybody, streamed; cells that begin like a formula are made harmless by the writer. */
export function csvFile(c: HttpContext, name: string, header: string[], rows: AsyncIterable<Cell[]>): Response {
  const type = 'text/csv; charset=utf-8'
  // A spreadsheet with Polish settings divides columns by semicolons.
  const delimiter = c.get('locale') === 'pl' ? ';' : ','
  c.set('pageOptions', { file: type })
  return c.body(asStream(writeCsv(rows, { header, delimiter })), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}.csv"`,
  })
}
