import type { App, HttpContext } from '../../platform/http/index.ts'
import { split } from '../../platform/http/index.ts'

/** Something of ours that stands in a frame on another site. */
export interface Embed {
  title: string
  /** Path of the frame, under /osadz/ and without /en. */
  frame: string
  /** Height in CSS pixels at which everything is seen on a wide column. */
  height: number
}

/** What one part of the portal lets other sites show. A new thing to embed is a new object in the list, nothing else. */
export interface EmbedSource {
  /** What of this may be shown: the thing at a path of ours, or null when it is none of this source or not public. */
  find(c: HttpContext, path: string, query: string): Promise<Embed | null>
  /** What may always be shown, for the page that gives the codes. */
  always(c: HttpContext): Embed[]
  /** The frames themselves, mounted at `/osadz`. */
  routes(): App
}

export const FRAME_WIDTH = 640

/** The code to put on another site. It fetches nothing but the frame, sends no cookies of ours, and says what it is. */
export function embedCode(origin: string, { title, frame, height }: Embed, locale: 'pl' | 'en'): string {
  const address = `${origin}${locale === 'en' ? '/en' : ''}${frame}`
  const words = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<iframe src="${address}" title="${words}" width="${FRAME_WIDTH}" height="${height}" style="border:0;max-width:100%" loading="lazy" referrerpolicy="no-referrer"></iframe>`
}

/** The path of ours an address names, in its language; null for an address elsewhere. */
export function ownPath(origin: string, address: string): { path: string; query: string; locale: 'pl' | 'en' } | null {
  const query = /^[^?#]*\?([^#]*)/.exec(address)?.[1] ?? ''
  if (/^\/(?![/\\])/.test(address)) return { ...split(address.split(/[?#]/)[0] ?? '/'), query }
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.origin === new URL(origin).origin ? { ...split(url.pathname), query } : null
}

/** What stands at a path, by the first source that knows it. */
export async function findEmbed(
  sources: EmbedSource[],
  c: HttpContext,
  { path, query }: { path: string; query: string },
): Promise<Embed | null> {
  for (const source of sources) {
    const embed = await source.find(c, path, query)
    if (embed) return embed
  }
  return null
}
