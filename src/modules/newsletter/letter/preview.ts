import type { SiteColours } from '../../../ui/index.ts'
import { darkRules } from './looks.ts'

/**
 * A letter as a page of ours may show it: the content policy forbids looks on elements, so each becomes a rule of a style
 * sheet of its own. The dark look is what the letter's question about the reader's program would choose.
 * @param sheet address of the style sheet
 */
export function asPage(html: string, sheet: string): string {
  const { page } = apart(html)
  return page.replace(/<style>.*?<\/style>/s, `<link rel="stylesheet" href="${sheet}"/>`)
}

/** The style sheet of that page. */
export function sheetOf(html: string, dark: boolean, colours: SiteColours | null): string {
  const { rules } = apart(html)
  const sheet = rules.map((look, index) => `.look-${index} { ${look} }`)
  return [...sheet, ...(dark ? [darkRules(colours)] : [])].join('\n')
}

/** Looks taken off the elements, in the order they are first met. What people wrote holds no `style="`: quotes are escaped there. */
function apart(html: string): { page: string; rules: string[] } {
  const known = new Map<string, number>()
  const page = html.replace(
    /<([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*?) style="([^"]*)"((?: [a-z-]+="[^"]*")*)/g,
    (_, tag, before, look, after) => {
      const number = known.get(look) ?? known.size
      known.set(look, number)
      const others = `${before}${after}`
      const own = / class="([^"]*)"/.exec(others)?.[1]
      return `<${tag}${others.replace(/ class="[^"]*"/, '')} class="look-${number}${own ? ` ${own}` : ''}"`
    },
  )
  return { page, rules: [...known.keys()].map((look) => look.replaceAll('&#39;', "'").replaceAll('&amp;', '&')) }
}
