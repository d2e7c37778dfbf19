import type { MarkdownIt as Renderer } from 'markdown-it'

/** A word of a glossary: where its page is, and what it means in a sentence. */
export type Terms = (term: string) => { href: string; short: string } | null

interface Token {
  type: string
  content: string
  children: Token[] | null
}

/** `## Kiedy pasuje {#kiedy}` has the id its author gave; the mark is taken from the words. */
export function namedHeading(inline: Token | undefined): string | null {
  const mark = /\s*\{#([a-z0-9][a-z0-9-]*)\}\s*$/.exec(inline?.content ?? '')
  if (!inline || !mark) return null
  inline.content = inline.content.slice(0, mark.index)
  const last = inline.children?.at(-1)
  if (last?.type === 'text') last.content = last.content.replace(/\s*\{#[a-z0-9-]+\}\s*$/, '')
  return mark[1] ?? null
}

/** `- [ ] words` is a thing to tick off, on the screen and on paper. */
export function addChecklists(markdown: Renderer) {
  markdown.core.ruler.push('checklists', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const inline = state.tokens[index + 2]
      if (token.type !== 'list_item_open' || inline?.type !== 'inline') continue
      const mark = /^\[( |x|X)\]\s+/.exec(inline.content)
      const first = inline.children?.[0]
      if (!mark || first?.type !== 'text' || !inline.children) continue
      token.attrJoin('class', 'ui-check')
      first.content = first.content.slice(mark[0].length)
      inline.content = inline.content.slice(mark[0].length)
      const open = new state.Token('html_inline', '', 0)
      open.content = `<label><input type="checkbox"${mark[1] === ' ' ? '' : ' checked'}> <span>`
      const close = new state.Token('html_inline', '', 0)
      close.content = '</span></label>'
      inline.children = [open, ...inline.children, close]
    }
  })
}

const TERM = /\[\[([^\][|\n]{1,100})(?:\|([^\][|\n]{1,100}))?\]\]/

/** Words of the glossary as their readers see them. */
export const withoutTerms = (text: string) =>
  text.replace(new RegExp(TERM, 'g'), (_, term: string, shown?: string) => shown ?? term)

/**
 * `[[uwaga]]` and `[[uwaga|uwagi]]` lead to the page of a word, and say what it means while the pointer or the keyboard stands
 * on it: without script, and for a screen reader as the description of the link (WCAG 2.2, 1.4.13).
 */
export function addTerms(markdown: Renderer) {
  const { escapeHtml } = markdown.utils
  markdown.inline.ruler.before('link', 'term', (state, silent) => {
    if (!state.src.startsWith('[[', state.pos)) return false
    const found = TERM.exec(state.src.slice(state.pos, state.pos + 210))
    if (found?.index !== 0) return false
    const [all, term = '', shown = term] = found
    if (!silent) {
      const known = (state.env as { terms?: Terms }).terms?.(term.trim())
      const token = state.push('html_inline', '', 0)
      if (known) {
        const env = state.env as { termNumber?: number }
        env.termNumber = (env.termNumber ?? 0) + 1
        const id = `pojecie-${env.termNumber}`
        token.content = `<span class="ui-term"><a href="${escapeHtml(known.href)}" aria-describedby="${id}">${escapeHtml(shown)}</a><span class="ui-term-short" role="tooltip" id="${id}">${escapeHtml(known.short)}</span></span>`
      } else token.content = escapeHtml(shown)
    }
    state.pos += all.length
    return true
  })
}

// NUL cannot come from a text: the parser replaces it before anything else.
const MARK = '\0'

/** A line that says only `{{name}}` leaves a place for what is drawn from data. */
export function addPlaces(markdown: Renderer) {
  markdown.core.ruler.push('places', (state) => {
    if (!(state.env as { places?: boolean }).places) return
    for (const [index, token] of state.tokens.entries()) {
      const inline = state.tokens[index + 1]
      if (token.type !== 'paragraph_open' || token.level !== 0 || inline?.type !== 'inline') continue
      const place = /^\{\{([a-z]+)(?::([a-z0-9-]+))?\}\}$/.exec(inline.content.trim())
      if (!place) continue
      const block = new state.Token('html_block', '', 0)
      block.content = `${MARK}${place[1]}:${place[2] ?? ''}${MARK}`
      state.tokens.splice(index, 3, block)
    }
  })
}

/** A drawn text in pieces, with the places to fill between them. */
export function piecesOf(html: string): ({ html: string } | { name: string; value: string | undefined })[] {
  return html.split(MARK).map((piece, index) => {
    if (index % 2 === 0) return { html: piece }
    const [name = '', value = ''] = piece.split(':')
    return { name, value: value || undefined }
  })
}
