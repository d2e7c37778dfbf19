import { asStream, writeDocx, writeHtml, writePdf } from '../../../platform/documents/index.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { pathOf } from '../rules.ts'
import type { Account } from './account.ts'
import { documentOf } from './document.ts'

/** Minutes leave as these. */
export const FORMATS = ['pdf', 'docx', 'html'] as const

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const

const WRITERS = { pdf: writePdf, docx: writeDocx, html: writeHtml }

/** Minutes as a file to keep; the caller has made sure that this person reads them. */
export function minutesFile(c: HttpContext, account: Account, format: (typeof FORMATS)[number]) {
  const { house, locale, now } = c.get('context')
  const url = `${house.config.url}${pathOf(account.meeting)}/protokol`
  c.header('content-type', TYPES[format])
  c.header('content-disposition', `attachment; filename="protokol-${account.meeting.slug}.${format}"`)
  return c.body(asStream(WRITERS[format](documentOf(account, { t: house.texts.in(locale), locale, now, url }))))
}
