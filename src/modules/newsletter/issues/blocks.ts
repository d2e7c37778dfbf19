import { z } from 'zod'

/** What stands in an issue about one thing of ours: shown alike in the letter, the plain text and the archive. */
export const THINGS = ['practice', 'consultation', 'meeting', 'term', 'partners'] as const
export type ThingKind = (typeof THINGS)[number]

export const BLOCK_KINDS = ['heading', 'text', 'picture', ...THINGS, 'quote', 'divider'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

const id = z.uuid()
const text = z.string()

/** A part of an issue. `text` of `text` and of things is Markdown; everything else is plain. */
export const BlockSchema = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('heading'), text }),
  z.object({ id, kind: z.literal('text'), text }),
  /** `fileId` of media; `path` of its picture on this portal. */
  z.object({
    id,
    kind: z.literal('picture'),
    fileId: z.uuid(),
    path: text,
    width: z.number(),
    height: z.number(),
    alt: text,
    caption: text,
  }),
  /** `when` and `place` in words; `url` a path of ours or an https address, or empty; `source` what the basket calls it. */
  z.object({
    id,
    kind: z.enum(THINGS),
    title: text,
    text,
    when: text,
    place: text,
    url: text,
    source: text.nullable().default(null),
  }),
  z.object({ id, kind: z.literal('quote'), text, author: text }),
  z.object({ id, kind: z.literal('divider') }),
])
export type Block = z.infer<typeof BlockSchema>
export type ThingBlock = Extract<Block, { kind: ThingKind }>
export type PictureBlock = Extract<Block, { kind: 'picture' }>

/** Reads blocks back from the database. */
export const Blocks = z.array(BlockSchema)

export const isThing = (block: Block): block is ThingBlock => (THINGS as readonly string[]).includes(block.kind)

export const isThingKind = (kind: BlockKind): kind is ThingKind => (THINGS as readonly string[]).includes(kind)

/** The beginning of what a block says, for lists of blocks. */
export function excerptOf(block: Block): string {
  const words =
    block.kind === 'divider'
      ? ''
      : block.kind === 'picture'
        ? block.alt || block.caption
        : 'title' in block
          ? block.title
          : block.text
  const plain = words
    .replace(/[#*_>`]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > 140 ? `${plain.slice(0, 137).trimEnd()}…` : plain
}
