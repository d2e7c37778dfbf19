import { linksIn } from './markup.ts'
import type { Answer, Visitor } from './visitor.ts'

export interface Crawled {
  path: string
  /** The page the link stood on. */
  from: string
  answer: Answer
}

/** How many addresses that differ only in ids and values of a query are opened. */
const ALIKE = 3

/** Opens every address that links lead to, from the given pages on, each once. Follows what leads on. */
export async function crawl(
  visitor: Visitor,
  starts: string[],
  { most = 400, follows = (_: string) => true }: { most?: number; follows?: (path: string) => boolean } = {},
): Promise<Crawled[]> {
  const seen = new Set<string>()
  const alike = new Map<string, number>()
  const found: Crawled[] = []
  const queue = starts.map((path) => ({ path, from: '' }))
  for (let next = queue.shift(); next && found.length < most; next = queue.shift()) {
    const { path, from } = next
    const count = alike.get(shapeOf(path)) ?? 0
    if (seen.has(path) || count >= ALIKE) continue
    seen.add(path)
    alike.set(shapeOf(path), count + 1)
    const answer = await visitor.get(path)
    found.push({ path, from, answer })
    if (answer.location) queue.push({ path: ownPath(answer.location, path) ?? path, from: path })
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const link of linksIn(answer.html)) {
      const own = ownPath(link, path)
      if (own && follows(own)) queue.push({ path: own, from: path })
    }
  }
  return found
}

/** The path of a link on our origin, without its #part; null for a link that leaves. */
export function ownPath(link: string, at: string): string | null {
  const url = new URL(link, `https://wiec.example${at}`)
  return url.origin === 'https://wiec.example' ? url.pathname + url.search : null
}

/** What the address is of, whichever one: ids, names and values of the query taken out. */
export const shapeOf = (path: string) => {
  const [pathname = '', query = ''] = path.split('?')
  const names = [...new URLSearchParams(query).keys()].sort().join('&')
  const shape = pathname
    .replace(/WIEC-[\d-]+/g, ':reference')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^((?:\/en)?(?:\/praca)?\/(?:konsultacje|organizacje))\/(?!nowa$)[a-z0-9-]+/, '$1/:slug')
    .replace(/\d+/g, ':number')
  return `${shape}?${names}`
}

/** Pages in Polish: for what is the same in every language. */
export const inPolish = (path: string) => !/^\/en(\/|$|\?)/.test(path)

/** Pages, and no files. */
export const onlyPages = (path: string) =>
  inPolish(path) && !/\.(pdf|png|xlsx|docx|csv|json|svg|xml|ics|webp|zip)(\?|$)|^\/pliki\//.test(path)
