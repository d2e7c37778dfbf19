import type { Block, DocumentModel, Run } from '../../../platform/documents/index.ts'
import { withoutTerms } from '../../../ui/index.ts'
import type { Text } from '../rules.ts'

/** A template as a document to fill in. Markdown of templates is headings, paragraphs, lists and tables. */
export function documentOf(text: Text, { author, address }: { author: string; address: string }): DocumentModel {
  const { content } = text
  return {
    title: content.title,
    language: 'pl',
    author,
    footer: address,
    subtitle: content.legalBasis || undefined,
    blocks: blocksOf(content.body),
  } as DocumentModel
}

/** Blocks of a template, in order; what is none of these is a paragraph. */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap(blockOf)
}

function blockOf(part: string): Block[] {
  const [first = '', ...rest] = part.split('\n')
  const heading = /^(#{1,4})\s+(.*)$/.exec(first)
  if (heading) {
    const level = Math.min(3, Math.max(1, (heading[1]?.length ?? 2) - 1)) as 1 | 2 | 3
    const block: Block = { kind: 'heading', level, text: plain(heading[2] ?? '') }
    return rest.length > 0 ? [block, ...blockOf(rest.join('\n'))] : [block]
  }
  const lines = part.split('\n')
  if (lines.length > 2 && lines.every((line) => line.trim().startsWith('|'))) return [tableOf(lines)]
  if (/^([-*]|\d+[.)])\s+/.test(first)) return listsOf(lines)
  if (/^>\s?/.test(first))
    return [{ kind: 'note', text: runs(lines.map((line) => line.replace(/^>\s?/, '')).join(' ')) }]
  if (/^(---|\*\*\*)$/.test(first)) return []
  return lines.map((line) => ({ kind: 'paragraph', text: runs(line.replace(/\\$/, '').trim()) }))
}

function listsOf(lines: string[]): Block[] {
  const ordered = /^\d/.test(lines[0] ?? '')
  const items: string[] = []
  for (const line of lines) {
    const item = /^\s*(?:[-*]|\d+[.)])\s+(.*)$/.exec(line)
    if (item) items.push((item[1] ?? '').replace(/^\[[ xX]\]\s+/, '☐ '))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim())
  }
  return [{ kind: 'list', ordered, items: items.map(runs) }]
}

function tableOf(lines: string[]): Block {
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim())
  const [head = '', , ...rows] = lines
  return {
    kind: 'table',
    columns: cells(head).map((header) => ({ header: plain(header) })),
    rows: rows.map((row) => cells(row).map(runs)),
  }
}

const plain = (text: string) =>
  withoutTerms(text)
    .replace(/\s*\{#[a-z0-9-]+\}\s*$/, '')
    .replace(/[*_`]/g, '')

/** Words with what is bold and what is a link. */
function runs(text: string): Run[] {
  return withoutTerms(text)
    .split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/)
    .filter(Boolean)
    .map((piece): Run => {
      const bold = /^\*\*([^*]+)\*\*$/.exec(piece)
      if (bold) return { text: bold[1] ?? '', bold: true }
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece)
      if (link) return { text: link[1] ?? '', link: link[2] ?? '' }
      return { text: piece.replace(/(?<![\p{L}\d])[*_]([^*_]+)[*_](?![\p{L}\d])/gu, '$1') }
    })
}
