/**
 * One tag of our own HTML: attributes are always in double quotes, `<`, `&` and `"` in them escaped. They are read when
 * somebody asks for them: most of a page is asked for its links alone.
 */
export class Tag {
  readonly name: string
  readonly #attributes: string
  readonly #text: string
  constructor(name: string, attributes: string, text: string) {
    this.name = name.toLowerCase()
    this.#attributes = attributes
    this.#text = text
  }
  get attributes(): Record<string, string> {
    return attributesOf(this.#attributes)
  }
  /** Text up to the next tag, unescaped. */
  get text(): string {
    return unescaped(this.#text)
  }
}

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>([^<]*)/gi

export const tagsIn = (html: string): Tag[] =>
  [...html.matchAll(TAG)].map(([, name = '', attributes = '', text = '']) => new Tag(name, attributes, text))

const attributesOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      unescaped(value),
    ]),
  )

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  nbsp: '\u00a0',
}

export const unescaped = (text: string) =>
  !text.includes('&') ? text : text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

/** What a person reads, without tags. */
export const wordsOf = (html: string) => unescaped(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')

/** Every address a page leads to or loads. */
export const addressesIn = (html: string) =>
  tagsIn(html).flatMap(({ name, attributes }) =>
    [attributes.href, attributes.src, attributes.action, attributes.formaction, attributes.poster, attributes.data]
      .concat(attributes.srcset?.split(',').map((part) => part.trim().split(' ')[0] ?? '') ?? [])
      .flatMap((address) => (address === undefined ? [] : [{ tag: name, rel: attributes.rel ?? '', address }])),
  )

export const linksIn = (html: string) =>
  tagsIn(html).flatMap((tag) => {
    const href = tag.name === 'a' ? tag.attributes.href : undefined
    return href ? [href] : []
  })

export interface FormField {
  name: string
  /** text, hidden, checkbox, radio, select, textarea, file, submit… */
  type: string
  /** Values it may take, for choices; the value it has, for the rest. */
  values: string[]
  chosen: string[]
}

export interface FoundForm {
  method: 'get' | 'post'
  action: string
  multipart: boolean
  fields: FormField[]
}

/** Forms of a page, with what a browser would send for each. @param at path of the page, for forms without an action */
export function formsIn(html: string, at: string): FoundForm[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/gi)].map(([whole]) => {
    const [form, ...inside] = tagsIn(whole)
    const { method = 'get', action = at, enctype = '' } = form?.attributes ?? {}
    return {
      method: method.toLowerCase() === 'post' ? 'post' : 'get',
      action: action || at,
      multipart: enctype === 'multipart/form-data',
      fields: fieldsOf(inside),
    }
  })
}

function fieldsOf(tags: Tag[]): FormField[] {
  const fields = new Map<string, FormField>()
  let select = ''
  const field = (name: string, type: string) => {
    const known = fields.get(name) ?? { name, type, values: [], chosen: [] }
    fields.set(name, known)
    return known
  }
  for (const { name: tag, attributes, text } of tags) {
    const { name = '', type = 'text', value = '' } = attributes
    if (tag === 'select') select = name
    if (tag === 'select' && name) field(name, 'select')
    if (tag === 'option' && select) {
      const known = field(select, 'select')
      const own = attributes.value ?? text.trim()
      known.values.push(own)
      if ('selected' in attributes) known.chosen = [own]
    }
    if (!name || 'disabled' in attributes) continue
    if (tag === 'textarea') field(name, 'textarea').chosen = [text.replace(/^\n/, '')]
    if (tag === 'button') field(name, 'submit').values.push(value)
    if (tag !== 'input') continue
    const known = field(name, type)
    known.values.push(value)
    if (type === 'checkbox' || type === 'radio') {
      if ('checked' in attributes) known.chosen.push(value || 'on')
    } else known.chosen = [value]
  }
  for (const known of fields.values())
    if (known.type === 'select' && known.chosen.length === 0) known.chosen = known.values.slice(0, 1)
  return [...fields.values()]
}

/** What a browser sends when the form is sent as it stands, its first button pressed. */
export const valuesOf = (form: FoundForm): Record<string, string | string[]> =>
  Object.fromEntries(
    form.fields.flatMap(({ name, type, values, chosen }) => {
      const sent = type === 'submit' ? values.slice(0, 1) : type === 'file' ? [] : chosen
      return sent.length === 0 ? [] : [[name, sent.length === 1 ? (sent[0] ?? '') : sent]]
    }),
  )
