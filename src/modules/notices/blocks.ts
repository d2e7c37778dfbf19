import { z } from 'zod'

/** What a letter is made of. Modules write their own sentences; how they look in HTML and in plain text is decided here. */
export type MailBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** `url` is a path of ours without /en, or an https address. */
  | { kind: 'button'; label: string; url: string }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: (string | { text: string; url: string })[] }
  | { kind: 'small'; text: string }

export interface MailContent {
  subject: string
  blocks: MailBlock[]
}

const text = z.string()
const item = z.union([text, z.object({ text, url: text })])

/** Reads blocks back from the database. */
export const MailBlocks = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), text }),
    z.object({ kind: z.literal('paragraph'), text }),
    z.object({ kind: z.literal('button'), label: text, url: text }),
    z.object({ kind: z.literal('quote'), text }),
    z.object({ kind: z.literal('list'), items: z.array(item) }),
    z.object({ kind: z.literal('small'), text }),
  ]),
)
