import type { Offer, Pack } from '../source.ts'
import { packKey, type Sent, type Waiting } from './memory.ts'
import { rescueFile, type Sending } from './sending.ts'
import { momentInWords, type Tools } from './tools.ts'

/** The first screen: what waits, what to collect, what to take along, and the device itself. */
export class HomeScreen {
  #tools: Tools
  #main: HTMLElement | null = null
  #told = ''
  #signedOut = false

  constructor(tools: Tools) {
    this.#tools = tools
  }

  async show(main: HTMLElement) {
    const { parts, send } = this.#tools
    this.#main = main
    const press = (work: () => unknown) => () => void work()
    main.replaceChildren(
      parts.copy('home', {
        act: {
          send: press(async () => {
            this.#told = this.#tools.t('field.device.sending')
            await this.#draw()
            if ((await send(true)) === null) await this.#tell(this.#tools.t('field.device.no-network'))
          }),
          persist: press(() => this.#persist()),
          rescue: press(() => this.#rescue()),
          clear: press(() => this.#clear()),
        },
      }),
    )
    await this.#draw()
    await this.#drawOffers()
  }

  /** Whether the first screen is what is shown now. */
  #isShown = () => this.#main?.querySelector('[data-slot="queue-card"]') !== null && this.#main !== null

  async networkChanged() {
    if (!this.#isShown()) return
    await this.#draw()
    await this.#drawOffers()
  }

  /** Says what a sending came to. */
  async sent(sending: Sending, asked: boolean) {
    const { t } = this.#tools
    this.#signedOut = sending.end === 'signed-out'
    if (sending.sent > 0) this.#told = t('field.device.sent', { count: sending.sent })
    else if (sending.refused > 0) this.#told = t('field.device.refused', { count: sending.refused })
    else if (sending.end === 'broken' && asked) this.#told = t('field.device.broken')
    else if (sending.end === 'signed-out' && asked) this.#told = t('field.device.signed-out')
    else if (asked) this.#told = t('field.device.nothing')
    if (this.#isShown()) await this.#draw()
  }

  async #tell(text: string) {
    this.#told = text
    if (this.#isShown()) await this.#draw()
  }

  async #draw() {
    const { memory, parts, t } = this.#tools
    const main = this.#main
    if (!main) return
    const [items, sent, packs] = [await memory.all('items'), await memory.all('sent'), await memory.all('packs')]
    const waiting = items.filter(({ refused }) => refused === null)
    const refused = items.filter((item) => item.refused !== null)
    const fill = (name: string, text: string) => {
      const at = main.querySelector<HTMLElement>(`[data-fill="${name}"]`)
      // Only a change is read aloud.
      if (at && at.textContent !== text) at.textContent = text
    }
    sent.sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1))
    fill('count', t('field.device.waiting', { count: waiting.length }))
    fill('last', this.#lastSent(sent))
    fill('told', this.#told)
    fill('kept', await this.#keptInWords())
    main.querySelector('[data-slot="queue-card"]')?.classList.toggle('field-queue-full', waiting.length > 0)
    const button = (name: string) => main.querySelector<HTMLButtonElement>(`[data-act="${name}"]`)
    const [send, rescue] = [button('send'), button('rescue')]
    if (send) send.hidden = waiting.length === 0
    if (rescue) rescue.hidden = items.length === 0
    parts.put(main, 'sign-in', ...(this.#signedOut ? [parts.copy('signed-out')] : []))
    parts.put(main, 'refused', ...(refused.length > 0 ? [this.#refusedPart(refused)] : []))
    parts.put(
      main,
      'packs',
      ...(packs.length > 0 ? packs.map((pack) => this.#packPart(pack)) : [parts.copy('no-packs')]),
    )
    parts.put(
      main,
      'sent',
      ...sent.slice(0, 5).map(({ title, reference, sentAt, late }) =>
        parts.copy('sent-row', {
          fill: {
            text: t(late ? 'field.device.sent-row-late' : 'field.device.sent-row', {
              title,
              reference,
              when: momentInWords(sentAt, this.#tools),
            }),
          },
        }),
      ),
    )
  }

  #lastSent([last]: Sent[]): string {
    const { t } = this.#tools
    return last ? t('field.device.last', { when: momentInWords(last.sentAt, this.#tools) }) : t('field.device.never')
  }

  #refusedPart(refused: Waiting[]): DocumentFragment {
    const { parts, t } = this.#tools
    const part = parts.copy('refused')
    const rows = refused.map((item) =>
      parts.copy('refused-row', {
        fill: {
          title: t('field.device.refused-row', {
            title: item.title,
            when: momentInWords(item.collectedAt, this.#tools),
          }),
          reason: item.refused?.reason ?? '',
        },
        href: { mend: `#/popraw/${item.key}` },
      }),
    )
    parts.put(part, 'rows', ...rows)
    return part
  }

  #packPart(pack: Pack): DocumentFragment {
    const { memory, parts, t } = this.#tools
    const over = new Date(pack.endsAt).getTime() < Date.now()
    const part = parts.copy('pack', {
      fill: {
        title: t(`field.device.collect.${pack.kind}`, { title: pack.title }),
        what: pack.caption,
        until: over
          ? t('field.device.over')
          : t('field.device.until', { when: momentInWords(pack.endsAt, this.#tools), count: pack.graceHours }),
        remove: t('field.device.remove', { title: pack.title }),
      },
      href: { collect: `#/zbieraj/${packKey(pack)}` },
      act: {
        remove: () =>
          void (async () => {
            if (!confirm(t('field.device.remove.sure', { title: pack.title }))) return
            await memory.remove('packs', packKey(pack))
            await memory.remove('begun', packKey(pack))
            await this.#draw()
            await this.#drawOffers()
          })(),
      },
    })
    if (over) part.querySelector('a')?.removeAttribute('href')
    return part
  }

  async #drawOffers() {
    const { memory, parts, t } = this.#tools
    const main = this.#main
    if (!main) return
    if (!navigator.onLine) return parts.put(main, 'offers', parts.copy('offers-offline'))
    const offers = await this.#askOffers()
    if (offers === 'broken') return parts.put(main, 'offers', parts.copy('offers-offline'))
    if (offers === 'signed-out') return parts.put(main, 'offers', parts.copy('signed-out'))
    if (offers.length === 0) return parts.put(main, 'offers', parts.copy('offers-none'))
    const taken = new Set((await memory.all('packs')).map(packKey))
    const list = parts.copy('offers')
    const rows = offers.map((offer) =>
      parts.copy('offer', {
        fill: {
          title: offer.title,
          what: [t(`field.device.kind.${offer.kind}`), offer.caption].filter(Boolean).join(' · '),
          take: t(taken.has(packKey(offer)) ? 'field.device.refresh' : 'field.device.take'),
        },
        act: { take: () => void this.#take(offer) },
      }),
    )
    parts.put(list, 'rows', ...rows)
    parts.put(main, 'offers', list)
  }

  async #askOffers(): Promise<Offer[] | 'broken' | 'signed-out'> {
    try {
      const answer = await fetch('/teren/dostepne.json')
      if (answer.status === 404) return 'signed-out'
      if (!answer.ok) return 'broken'
      return ((await answer.json()) as { offers: Offer[] }).offers
    } catch {
      return 'broken'
    }
  }

  async #take(offer: Offer) {
    const { memory, t } = this.#tools
    try {
      const answer = await fetch(`/teren/paczki/${packKey(offer)}`)
      if (!answer.ok) throw new Error(String(answer.status))
      await memory.put('packs', (await answer.json()) as Pack)
      // Whoever takes something along wants the device to keep it.
      await navigator.storage?.persist?.()
      await this.#tell(t('field.device.taken', { title: offer.title }))
      await this.#drawOffers()
    } catch {
      await this.#tell(t('field.device.broken'))
    }
  }

  async #keptInWords(): Promise<string> {
    const { t } = this.#tools
    const persisted = (await navigator.storage?.persisted?.()) ?? false
    const button = this.#main?.querySelector<HTMLButtonElement>('[data-act="persist"]')
    if (button) button.hidden = persisted || !navigator.storage?.persist
    return t(persisted ? 'field.device.persisted' : 'field.device.not-persisted')
  }

  async #persist() {
    const allowed = await navigator.storage?.persist?.()
    await this.#tell(this.#tools.t(allowed ? 'field.device.persisted' : 'field.device.persist-refused'))
  }

  /** Everything that has not arrived, as a file: for a device that will not send any more. */
  async #rescue() {
    const { memory, t } = this.#tools
    const items = await memory.all('items')
    const url = URL.createObjectURL(new Blob([rescueFile(items)], { type: 'application/x-ndjson' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `wiec-teren-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}.jsonl`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    await this.#tell(t('field.device.rescued', { count: items.length }))
  }

  async #clear() {
    const { memory, t } = this.#tools
    const count = (await memory.all('items')).length
    const sure = count > 0 ? t('field.device.clear.lose', { count }) : t('field.device.clear.sure')
    if (!confirm(sure)) return
    await memory.clear()
    this.#told = t('field.device.cleared')
    await this.#draw()
    await this.#drawOffers()
  }
}
