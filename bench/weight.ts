// What a reader's device downloads to show the page of a consultation, fonts apart.
import { gzipSync } from 'node:zlib'
import { atMost, type Row } from './row.ts'
import { filled, inPlace } from './support/place.ts'
import { type Portal, startPortal } from './support/portal.ts'

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const [path = ''] = await filled(place, [5000])
    const portal = await startPortal({ ...place, path })
    try {
      return await weigh(portal, path)
    } finally {
      await portal.stop()
    }
  })
}

async function weigh(portal: Portal, path: string): Promise<Row[]> {
  const html = (await fetched(portal, path)).toString()
  const scripts = [...html.matchAll(/<script\b(?![^>]*type="application\/ld\+json")/g)].length
  const parts = [{ what: 'HTML', bytes: gzipSync(html).length }]
  for (const [tag] of html.matchAll(/<(?:link|img|script|source)\b[^>]*>/g)) {
    const address = loadedBy(tag)
    if (address)
      parts.push({ what: address.split('/').at(-1) ?? '', bytes: gzipSync(await fetched(portal, address)).length })
  }
  const total = parts.reduce((sum, part) => sum + part.bytes, 0) / 1000
  const list = parts.map(({ what, bytes }) => `${what} ${(bytes / 1000).toFixed(1)}`).join(', ')
  return [
    atMost('consultation page with 25 remarks, everything it loads', total, 60, 'kB', `gzip, fonts apart: ${list}`),
    { ...atMost('scripts on the consultation page', scripts, 0, '', 'elements of HTML'), ratio: scripts },
  ]
}

/** What a browser fetches to show a page: styles, pictures, icons, scripts. */
function loadedBy(tag: string): string | null {
  const wanted = !tag.startsWith('<link') || /rel="(stylesheet|icon|modulepreload)"/.test(tag)
  const address = /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1]
  return wanted && address?.startsWith('/') ? address.replaceAll('&amp;', '&') : null
}

async function fetched(portal: Portal, path: string): Promise<Buffer> {
  const answer = await fetch(`http://127.0.0.1:${portal.port}${path}`)
  if (!answer.ok) throw new Error(`${path} answered with ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}
