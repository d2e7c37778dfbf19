import { type SiteColours, themeTokens } from '../../../ui/index.ts'
import { contrast } from '../../../ui/styles/colour.ts'
import type { Block } from '../issues/blocks.ts'
import { isThing } from '../issues/blocks.ts'
import type { Issue } from '../issues/rules.ts'
import { PAIRS } from '../letter/looks.ts'

/** Longer subjects are cut off by mail programs on phones, and far longer ones everywhere. */
export const GOOD_SUBJECT = 60
export const LONGEST_SUBJECT = 120

/** Gmail cuts letters off at 102 kB; less leaves room for what servers add on the way. In bytes. */
export const MOST_BYTES = 90 * 1024

export const CHECKS = [
  'subject',
  'plain-summary',
  'content',
  'alt',
  'links',
  'contrast',
  'size',
  'second-reader',
] as const
export type CheckName = (typeof CHECKS)[number]

/** One thing looked at before sending. `problem` stops it, `warning` does not; `blocks` are those it is about. */
export interface Check {
  name: CheckName
  state: 'good' | 'warning' | 'problem'
  /** Numbers for the sentence, and addresses or block ids it is about. */
  values: Record<string, string | number>
  about: string[]
}

export interface Looked {
  /** HTML of the letter with links of a recipient in it. */
  html: string
  /** Addresses of ours in the issue that do not answer. */
  dead: string[]
  colours: SiteColours | null
}

export const isBlocking = (check: Check) => check.state === 'problem'

/** Everything that is looked at before an issue leaves, in the order it is shown. */
export function checksOf(issue: Issue, { html, dead, colours }: Looked): Check[] {
  const length = [...issue.subject].length
  const size = Buffer.byteLength(html)
  const withoutAlt = issue.blocks.filter((block) => block.kind === 'picture' && !block.alt.trim()).map(({ id }) => id)
  const faint = faintPairs(colours)
  const state = (problem: boolean, warning = false) => (problem ? 'problem' : warning ? 'warning' : 'good')
  return [
    {
      name: 'subject',
      state: state(length === 0 || length > LONGEST_SUBJECT, length > GOOD_SUBJECT),
      values: { count: length, most: GOOD_SUBJECT },
      about: [],
    },
    { name: 'plain-summary', state: state(!issue.plainSummary.trim()), values: {}, about: [] },
    { name: 'content', state: state(!issue.blocks.some(saysSomething)), values: {}, about: [] },
    { name: 'alt', state: state(withoutAlt.length > 0), values: { count: withoutAlt.length }, about: withoutAlt },
    { name: 'links', state: state(dead.length > 0), values: { count: dead.length }, about: dead },
    { name: 'contrast', state: state(faint.length > 0), values: { count: faint.length }, about: faint },
    {
      name: 'size',
      state: state(size > MOST_BYTES),
      values: { size: Math.ceil(size / 1024), most: MOST_BYTES / 1024 },
      about: [],
    },
    { name: 'second-reader', state: state(false, !issue.reviewedAt), values: {}, about: [] },
  ]
}

const saysSomething = (block: Block) => block.kind === 'text' || block.kind === 'quote' || isThing(block)

/** Pairs of colours of the letter that are hard to read in either look (WCAG 2.2 criterion 1.4.3). */
function faintPairs(colours: SiteColours | null): string[] {
  return (['light', 'dark'] as const).flatMap((theme) => {
    const tokens = themeTokens(theme, colours ?? undefined)
    return PAIRS.filter(([text, ground]) => contrast(tokens[text], tokens[ground]) < 4.5).map(
      ([text, ground]) => `${theme}: ${text} / ${ground}`,
    )
  })
}

/** Addresses of this portal that an issue leads to, as paths with their queries. Addresses of other sites are not asked. */
export function ownAddresses(html: string, origin: string): string[] {
  const found = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, address = '']) => {
    const whole = address.replaceAll('&amp;', '&')
    return whole === origin || whole.startsWith(`${origin}/`) ? [whole.slice(origin.length).split('#')[0] || '/'] : []
  })
  return [...new Set(found)]
}
