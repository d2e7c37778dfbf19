export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/**
 * Reads well-formed XML of the kind we write: one root, every element closed, attributes in double quotes, entities known.
 * @throws Error that says where it stopped being XML
 */
export function readXml(xml: string): XmlElement {
  const roots: XmlElement[] = []
  const open: XmlElement[] = []
  let at = 0
  while (at < xml.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(xml)
    if (!token) throw new Error(`Not XML at ${at}: ${xml.slice(at, at + 60)}`)
    at = TOKEN.lastIndex
    const [, closed, opened, attributes = '', selfClosed, text] = token
    if (closed !== undefined) {
      const element = open.pop()
      if (element?.name !== closed) throw new Error(`</${closed}> closes <${element?.name}> at ${at}`)
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [], text: '' }
      ;(open.at(-1)?.children ?? roots).push(element)
      if (!selfClosed) open.push(element)
    } else if (text !== undefined) {
      const within = open.at(-1)
      if (within) within.text += unescaped(text)
      else if (text.trim()) throw new Error(`Words outside of the root at ${at}`)
    }
  }
  const [root] = roots
  if (open.length > 0 || roots.length !== 1 || !root) throw new Error(`${roots.length} roots, ${open.length} left open`)
  return root
}

const attributesOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )

function unescaped(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);?|&/gi, (whole, name?: string) => {
    if (!name || !whole.endsWith(';')) throw new Error(`A bare & in: ${text.slice(0, 60)}`)
    if (name.startsWith('#'))
      return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
    const known = ENTITIES[name]
    if (known === undefined) throw new Error(`An entity XML does not know: ${whole}`)
    return known
  })
}
