import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'
import type { ComponentChildren } from 'preact'
import { addChecklists, addPlaces, addTerms, namedHeading, piecesOf, type Terms, withoutTerms } from './additions.ts'

export interface RichTextProps {
  /** Markdown as a person wrote it; HTML in it stays text. */
  markdown: string
  /** Level of the highest heading in the text: 2 on a page whose title is the `h1`. */
  level?: 2 | 3 | 4
  /** Gives headings ids; for the one main text of a page, so that ids stay unique. */
  anchors?: boolean
  lang?: string
  /** Explains `[[words]]` of a glossary; without it they are words like others. */
  terms?: Terms
  /** What stands where a line says only `{{name}}` or `{{name:value}}`. */
  fill?: (name: string, value: string | undefined) => ComponentChildren
}

export interface Heading {
  id: string
  label: string
  level: number
}

const renderer = makeRenderer()

/** The one way formatted text from people reaches a page. */
export function RichText({ markdown, level = 2, anchors = false, lang, terms, fill }: RichTextProps) {
  const html = renderer.render(markdown, { level, anchors, terms, places: fill !== undefined })
  if (!fill) return <Prose html={html} lang={lang} />
  return (
    <>
      {piecesOf(html).map((piece, index) =>
        'html' in piece ? (
          piece.html.trim() && <Prose key={index} html={piece.html} lang={lang} />
        ) : (
          <div key={index} class="ui-filled">
            {fill(piece.name, piece.value)}
          </div>
        ),
      )}
    </>
  )
}

const Prose = ({ html, lang }: { html: string; lang: string | undefined }) => (
  <div class="ui-prose" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
)

/** The headings of a text with the ids `RichText` gives them, for a table of contents. */
export function headingsOf(markdown: string, level: 2 | 3 | 4 = 2): Heading[] {
  const tokens = renderer.parse(markdown, { level, anchors: true })
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open'
      ? [
          {
            id: String(token.attrGet('id')),
            label: withoutTerms(tokens[index + 1]?.content ?? '').replace(/[*_`]/g, ''),
            level: Number(token.tag.slice(1)),
          },
        ]
      : [],
  )
}

/** `„Gdzie i kiedy?”` becomes `gdzie-i-kiedy`. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
  return slug || 'czesc'
}

function makeRenderer(): Renderer {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false, breaks: true })
  // Pictures would let a text load addresses of other sites into the reader's browser.
  markdown.disable('image')
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
  markdown.validateLink = isSafeAddress

  markdown.core.ruler.push('headings', (state) => {
    const { level, anchors } = state.env as Required<Pick<RichTextProps, 'level' | 'anchors'>>
    const headings = state.tokens.filter((token) => token.type === 'heading_open' || token.type === 'heading_close')
    const highest = Math.min(...headings.map((token) => Number(token.tag.slice(1))))
    const used = new Map<string, number>()
    let last = level - 1
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === 'heading_open') {
        // Levels are moved under the page's own and never skip one (WCAG 2.2 criterion 1.3.1).
        last = Math.min(Number(token.tag.slice(1)) - highest + level, last + 1, 6)
        token.tag = `h${last}`
        const named = namedHeading(state.tokens[index + 1])
        if (!anchors) continue
        const slug = named ?? slugOf(state.tokens[index + 1]?.content ?? '')
        const times = used.get(slug) ?? 0
        used.set(slug, times + 1)
        token.attrSet('id', times ? `${slug}-${times + 1}` : slug)
      }
      if (token.type === 'heading_close') token.tag = `h${last}`
    }
  })

  addChecklists(markdown)
  addTerms(markdown)
  addPlaces(markdown)

  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index]
    if (token && /^https?:/i.test(String(token.attrGet('href')))) token.attrSet('rel', 'nofollow ugc noopener')
    return self.renderToken(tokens, index, options)
  }
  // The renderer aligns cells with a style attribute, which our content policy forbids.
  for (const cell of ['th_open', 'td_open']) {
    markdown.renderer.rules[cell] = (tokens, index, options, _env, self) => {
      const token = tokens[index]
      if (token?.attrGet('style') === 'text-align:right') token.attrSet('class', 'ui-cell-number')
      if (token) token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null
      return self.renderToken(tokens, index, options)
    }
  }
  // A wide table scrolls by itself on a phone, also by keyboard.
  markdown.renderer.rules.table_open = () =>
    '<div class="ui-scroll" tabindex="0"><table class="ui-table ui-table-plain">\n'
  markdown.renderer.rules.table_close = () => '</table></div>\n'
  return markdown
}

function isSafeAddress(address: string): boolean {
  // Browsers ignore control characters inside a scheme ("java\nscript:"), so we refuse them before looking.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are exactly what is refused
  if (/[\u0000-\u0020\u007f]/.test(address.trim())) return false
  return /^(https?:|mailto:|\/(?!\/)|#)/i.test(address.trim())
}
