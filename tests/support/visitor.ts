import { newId } from '../../src/platform/ids.ts'
import { type FoundForm, formsIn, valuesOf } from './markup.ts'

/** Whatever answers requests: an app in this process, or a server on a port. */
export type Answering = (path: string, init: RequestInit) => Promise<Response>

export interface Answer {
  status: number
  html: string
  bytes: Buffer
  headers: Headers
  /** Where a redirect leads. */
  location: string | null
  /** The key of the sentence the next page opens with. */
  flash: string | null
}

export type Fields = Record<string, string | string[] | File | File[]>

/** A browser without script: keeps cookies, fills forms, comes from an address of its own. */
export interface Visitor {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Answer>
  /** Opens the page, fills the form whose action ends so, and sends it. */
  submit(path: string, action: string | RegExp, fields: Fields): Promise<Answer>
}

export function aVisitor(answering: Answering, { cookie = '', origin = '' } = {}): Visitor {
  const cookies = new Map<string, string>()
  const source = newId()
  const keep = (pair: string) => {
    const [name = '', ...value] = pair.split('=')
    if (value.join('=')) cookies.set(name, value.join('='))
    else cookies.delete(name)
  }
  for (const pair of cookie.split('; ').filter(Boolean)) keep(pair)

  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await answering(path, {
      ...init,
      redirect: 'manual',
      headers: {
        'x-forwarded-for': source,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
        ...(cookies.size > 0 ? { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    for (const set of response.headers.getSetCookie()) keep(set.split(';')[0] ?? '')
    const bytes = Buffer.from(await response.arrayBuffer())
    return {
      status: response.status,
      bytes,
      html: bytes.toString('utf8'),
      headers: response.headers,
      location: response.headers.get('location'),
      flash: /wiec_flash=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? null,
    }
  }
  const visitor: Visitor = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = { 'sec-fetch-site': 'same-origin', ...(origin ? { origin } : {}) }) =>
      send(path, { method: 'POST', headers, body: bodyOf(fields) }),
    async submit(path, action, fields) {
      const page = await visitor.get(path)
      const form = formAt(formsIn(page.html, path), action)
      if (!form) throw new Error(`No form to ${action} on ${path} (${page.status})`)
      const files = Object.values(fields).some((value) => [value].flat().some((each) => each instanceof File))
      return visitor.post(form.action, {
        ...valuesOf(form),
        ...fields,
        ...(form.multipart && !files ? { '': [] } : {}),
      })
    },
  }
  return visitor
}

const formAt = (forms: FoundForm[], action: string | RegExp) =>
  forms.find(
    (form) =>
      form.method === 'post' &&
      (typeof action === 'string' ? form.action.split('?')[0]?.endsWith(action) : action.test(form.action)),
  )

function bodyOf(fields: Fields): URLSearchParams | FormData {
  const values = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
  const body = values.some(([, value]) => value instanceof File) ? new FormData() : new URLSearchParams()
  for (const [name, value] of values) body.append(name, value as string)
  return body
}
