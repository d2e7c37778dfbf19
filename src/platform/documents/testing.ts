import { inflateSync } from 'node:zlib'

/** What a reader of PDF would find: words in the order they are drawn, tags of the structure, plain objects. */
export function readPdf(bytes: Buffer) {
  const source = bytes.toString('latin1')
  const objects = new Map<number, { head: string; stream?: Buffer }>()
  for (const match of source.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:endobj|stream\n)/g)) {
    const [whole, number = '', head = ''] = match
    const at = match.index + whole.length
    const length = /\/Length (\d+)/.exec(head)?.[1]
    const raw = whole.endsWith('stream\n') && length ? bytes.subarray(at, at + Number(length)) : undefined
    objects.set(Number(number), { head, stream: raw && (head.includes('/FlateDecode') ? inflateSync(raw) : raw) })
  }
  const heads = [...objects.values()].map(({ head }) => head)
  const metadata = [...objects.values()]
    .filter(({ head }) => head.includes('/Metadata'))
    .map(({ stream }) => stream?.toString())
  const tags: Record<string, number> = {}
  for (const head of heads) {
    const tag = /\/S \/(\w+)/.exec(head)?.[1]
    if (tag && /\/P \d+ 0 R/.test(head)) tags[tag] = (tags[tag] ?? 0) + 1
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\n/.test(head))
  const text = pages.map(({ head }) => pageText(head, objects)).join('\n')
  return { tags, text, pages: pages.length, objects: [...heads, ...metadata].join('\n') }
}

function pageText(head: string, objects: Map<number, { head: string; stream?: Buffer }>): string {
  const resources = objects.get(Number(/\/Resources (\d+)/.exec(head)?.[1]))?.head ?? ''
  const content = objects.get(Number(/\/Contents (\d+)/.exec(head)?.[1]))?.stream?.toString('latin1') ?? ''
  const letters = new Map<string, string[]>()
  for (const [, name = '', number] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = Number(/\/ToUnicode (\d+)/.exec(objects.get(Number(number))?.head ?? '')?.[1])
    const ranges = objects.get(map)?.stream?.toString('latin1') ?? ''
    letters.set(
      name,
      [...ranges.matchAll(/\[(.*?)\]/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/<(.*?)>/g)].map(([, hex = '']) => hex),
      ),
    )
  }
  let font = ''
  let text = ''
  for (const [, name, array = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (name) font = name
    for (const [, hex = ''] of array.matchAll(/<(.*?)>/g)) {
      for (const code of hex.match(/.{4}/g) ?? []) {
        const units = letters.get(font)?.[Number.parseInt(code, 16)] ?? ''
        text += units
          .split(' ')
          .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
          .join('')
      }
    }
  }
  return text
}
