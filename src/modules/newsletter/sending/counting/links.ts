import type { Config } from '../../../../platform/config.ts'

/** Where a counted link of a letter leads: the same for everybody, so it says nothing of who opened it. */
export const OPENED = '/newsletter/otwarcie'

/** The place of the issue in the archive among counted links. */
export const VIEW_PLACE = 0

export const openedPath = (issueId: string, place: number) => `${OPENED}/${issueId}/${place}`

export const viewPath = (issueId: string) => openedPath(issueId, VIEW_PLACE)

export interface CountedLink {
  issueId: string
  place: number
  url: string
  opened: number
}

const HREF = /href="(https?:\/\/[^"\uE000\uE001]+)"/g

/** Addresses a letter links to, each once, in order; the links of a recipient are slots and are never counted. */
export const linksIn = (html: string): string[] => [
  ...new Set([...html.matchAll(HREF)].map(([, href = '']) => href.replaceAll('&amp;', '&'))),
]

/** The letter with links that are counted. Plain text keeps the addresses themselves, for whoever wants to see them. */
export function withCountedLinks<T extends { html: string }>(
  letter: T,
  links: readonly CountedLink[],
  config: Pick<Config, 'url'>,
): T {
  const places = new Map(links.filter(({ place }) => place !== VIEW_PLACE).map((link) => [link.url, link]))
  const html = letter.html.replace(HREF, (whole, href: string) => {
    const link = places.get(href.replaceAll('&amp;', '&'))
    return link ? `href="${config.url}${openedPath(link.issueId, link.place)}"` : whole
  })
  return { ...letter, html }
}
