import { tagsIn } from './markup.ts'
import type { Answer } from './visitor.ts'

/** What people with bad intentions type. The first three leave a mark in a page that takes them for anything but text. */
export const STRINGS = {
  html: '<wstrzyk><script>window.wstrzyk=1</script><img src=x onerror=wstrzyk>',
  attribute: `" data-wstrzyk="1' data-wstrzyk='1`,
  markdown: '[wstrzyk](javascript:wstrzyk) <wstrzyk> ![x](https://zly.example/wstrzyk.png) ![y](x" onerror="wstrzyk)',
  sql: `'; drop table remarks.remarks; -- wstrzyk \\'); select pg_sleep(9)`,
  header: 'wstrzyk\r\nSet-Cookie: wstrzyk=1\r\nLocation: https://zly.example\r\n\r\nBcc: wstrzyk@zly.example',
  path: '../../../../../../etc/passwd wstrzyk',
  formula: '=HYPERLINK("https://zly.example";"wstrzyk")',
  odd: `wstrzyk \0 \u202e \ud83d\ude00 \uFEFF {{7*7}} <%=7*7%> %s%n %00`,
  long: 'wstrzyk '.repeat(5000),
}

/** What is typed into a field in one go: together where one does not stand in the way of another, and short enough for a title. */
export const TYPED = {
  marks: `${STRINGS.html}${STRINGS.attribute}`,
  markdown: STRINGS.markdown,
  sql: `${STRINGS.sql} ${STRINGS.path}`,
  header: STRINGS.header,
  formula: `${STRINGS.formula} ${STRINGS.odd}`,
  long: STRINGS.long,
}

/** What is put into every field, hidden ones and choices too. */
export const PUT = { marks: TYPED.marks, odd: `${STRINGS.path} ${STRINGS.odd}` }

/** Traces of a bad string that became markup. */
export const marksIn = ({ html, headers }: Answer): string[] =>
  /html|xml|svg/.test(headers.get('content-type') ?? '') ? marksInHtml(html) : []

export function marksInHtml(html: string): string[] {
  if (/<wstrzyk/i.test(html)) return ['a tag']
  if (!html.includes('wstrzyk')) return []
  return tagsIn(html).flatMap(({ name, attributes }) => {
    const bad = Object.entries(attributes).find(
      ([attribute, value]) =>
        attribute === 'data-wstrzyk' ||
        attribute.startsWith('on') ||
        /^\s*javascript:/i.test(value) ||
        (attribute.startsWith('src') && value.includes('zly.example')),
    )
    return bad ? [`<${name} ${bad.join('=')}>`] : []
  })
}
