import type { Pack } from '../source.ts'
import type { Waiting } from './memory.ts'
import { fieldsOf, problemRows, refill, showProblems, type Told } from './parts.ts'
import type { Tools } from './tools.ts'

/** A part of the page that knows how to read its own fields, as `wiec-answers` of forms does. */
interface Readable extends Element {
  read(): { payload: Record<string, unknown>; problems: Told[] }
}

/** One survey or remark being filled in, or mended after it was refused. */
export class CollectScreen {
  #tools: Tools

  constructor(tools: Tools) {
    this.#tools = tools
  }

  /** @returns false when there is no such thing on the device, or its time is over */
  async begin(main: HTMLElement, name: string): Promise<boolean> {
    const pack = await this.#tools.memory.get('packs', name)
    if (!pack || new Date(pack.endsAt).getTime() < Date.now()) return false
    const begun = await this.#tools.memory.get('begun', name)
    const form = this.#draw(main, pack, begun?.fields ?? [])
    let timer: ReturnType<typeof setTimeout> | undefined
    const note = () => void this.#tools.memory.put('begun', { pack: name, fields: fieldsOf(form) })
    form.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(note, 400)
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      clearTimeout(timer)
      void this.#save(main, { pack, name, form, key: crypto.randomUUID(), collectedAt: new Date().toISOString() })
    })
    return true
  }

  /** Shows what was refused again, with the reason; it keeps its key and the moment it was collected. */
  async mend(main: HTMLElement, key: string): Promise<boolean> {
    const { memory, parts, t } = this.#tools
    const item = await memory.get('items', key)
    const name = item && `${item.kind}/${item.target}`
    const pack = name && (await memory.get('packs', name))
    if (!item || !name) return false
    const form = pack ? this.#draw(main, pack, item.fields) : this.#drawLost(main, item)
    const problems = item.refused?.problems ?? []
    this.#tell(main, form, problems.length > 0 ? problems : [{ field: '', text: item.refused?.reason ?? '' }])
    main.append(
      parts.copy('mend-buttons', {
        act: {
          drop: () =>
            void (async () => {
              if (!confirm(t('field.device.drop.sure'))) return
              await memory.remove('items', key)
              location.hash = '#/'
            })(),
        },
      }),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (pack) void this.#save(main, { pack, name, form, key, collectedAt: item.collectedAt })
    })
    return true
  }

  #draw(main: HTMLElement, pack: Pack, fields: [string, string][]): HTMLFormElement {
    const { parts } = this.#tools
    main.replaceChildren(parts.copy('fill', { fill: { title: pack.title, caption: pack.caption } }))
    const at = main.querySelector<HTMLElement>('[data-slot="fields"]')
    const form = main.querySelector<HTMLFormElement>('form')
    if (!at || !form) throw new Error('No form on the screen')
    // Drawn by our own server, as every page of the portal is, and kept since.
    at.innerHTML = pack.html
    if (fields.length > 0) refill(form, fields)
    return form
  }

  /** What was refused and whose fields are not on the device any more: its words can still be read and rescued. */
  #drawLost(main: HTMLElement, item: Waiting): HTMLFormElement {
    const { parts } = this.#tools
    main.replaceChildren(parts.copy('fill', { fill: { title: item.title } }))
    const form = main.querySelector<HTMLFormElement>('form')
    if (!form) throw new Error('No form on the screen')
    form.querySelector('.field-save')?.remove()
    const words = document.createElement('p')
    words.textContent = item.fields.map(([, value]) => value).join('\n')
    form.prepend(words)
    return form
  }

  async #save(
    main: HTMLElement,
    given: { pack: Pack; name: string; form: HTMLFormElement; key: string; collectedAt: string },
  ) {
    const { memory, parts, t, send } = this.#tools
    const { pack, name, form, key, collectedAt } = given
    const { payload, problems } = this.#read(form, pack)
    if (problems.length > 0) return this.#tell(main, form, problems)
    await memory.keep(
      {
        key,
        kind: pack.kind,
        target: pack.id,
        collectedAt,
        payload,
        title: pack.title,
        fields: fieldsOf(form),
        refused: null,
      },
      name,
    )
    const waiting = (await memory.all('items')).filter(({ refused }) => refused === null).length
    main.replaceChildren(
      parts.copy('saved', {
        fill: {
          title: t('field.device.saved'),
          told: navigator.onLine ? t('field.device.saved.online') : t('field.device.saved.offline', { count: waiting }),
        },
        act: {
          next: () => {
            if (location.hash === `#/zbieraj/${name}`) dispatchEvent(new HashChangeEvent('hashchange'))
            else location.hash = `#/zbieraj/${name}`
          },
        },
      }),
    )
    scrollTo(0, 0)
    main.querySelector<HTMLElement>('h1')?.focus()
    void send()
  }

  #read(form: HTMLFormElement, pack: Pack): { payload: Record<string, unknown>; problems: Told[] } {
    const own = [...form.querySelectorAll('wiec-answers')].find((part): part is Readable => 'read' in part)
    if (own) {
      const { payload, problems } = own.read()
      return { payload: { ...payload, version: pack.version, locale: this.#tools.locale }, problems }
    }
    const payload = Object.fromEntries(fieldsOf(form))
    const body = String(payload.body ?? '').trim()
    return { payload, problems: body ? [] : [{ field: 'body', text: this.#tools.t('field.device.body-needed') }] }
  }

  #tell(main: HTMLElement, form: HTMLFormElement, problems: Told[]) {
    const { parts, t } = this.#tools
    showProblems(form, problems)
    const summary = parts.copy('problems', { fill: { title: t('field.device.problems', { count: problems.length }) } })
    parts.put(summary, 'rows', ...problemRows(problems))
    parts.put(main, 'problems', summary)
    scrollTo(0, 0)
    main.querySelector<HTMLElement>('.ui-error-summary')?.focus()
  }
}
