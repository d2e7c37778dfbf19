import { gatherTexts, type Locale, type Sentences, type Translate } from '../../../platform/texts/index.ts'
import { CollectScreen } from '../device/collect-screen.ts'
import { HomeScreen } from '../device/home-screen.ts'
import { type Memory, openMemory } from '../device/memory.ts'
import { Parts } from '../device/parts.ts'
import { type Sending, sendAll } from '../device/sending.ts'

/** How often what waits is tried again while there is a network, in milliseconds. */
const AGAIN = 60_000

/** The application: its screens by the part of the address after #, its network, its queue. */
class Field extends HTMLElement {
  #memory!: Memory
  #t!: Translate
  #parts!: Parts
  #home!: HomeScreen
  #collect!: CollectScreen
  #sending: Promise<Sending> | null = null

  async connectedCallback() {
    const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'pl'
    const words = JSON.parse(this.dataset.words ?? '{}') as Sentences
    this.#t = gatherTexts([{ pl: words, en: words }], false).in(locale)
    this.#parts = new Parts(this)
    this.#memory = await openMemory()
    const tools = {
      memory: this.#memory,
      parts: this.#parts,
      t: this.#t,
      locale,
      send: (asked?: boolean) => this.send(asked),
    }
    this.#home = new HomeScreen(tools)
    this.#collect = new CollectScreen(tools)

    addEventListener('hashchange', () => void this.show())
    addEventListener('online', () => this.#networkChanged())
    addEventListener('offline', () => this.#networkChanged())
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) void this.send()
    })
    setInterval(() => void this.send(), AGAIN)
    this.#showNetwork()
    await this.show()
    this.dataset.ready = ''
    void this.send()
    // A browser that knows no workers still works with a network.
    await navigator.serviceWorker?.register('/teren/praca.js', { scope: '/teren/' }).catch(() => {})
  }

  /** Sends what waits, one sending at a time over all open tabs. */
  async send(asked = false): Promise<Sending | null> {
    if (!navigator.onLine) return null
    const work = () => sendAll(this.#memory)
    this.#sending ??= (navigator.locks ? navigator.locks.request('wiec-teren', work) : work()).finally(() => {
      this.#sending = null
    })
    const sending = await this.#sending
    await this.#home.sent(sending, asked)
    return sending
  }

  async show() {
    const [, screen = '', kind = '', id = ''] = location.hash.split('/')
    const main = this.querySelector<HTMLElement>('[data-slot="screen"]')
    if (!main) return
    const drawn =
      screen === 'zbieraj'
        ? await this.#collect.begin(main, `${kind}/${id}`)
        : screen === 'popraw'
          ? await this.#collect.mend(main, kind)
          : false
    if (!drawn) await this.#home.show(main)
    scrollTo(0, 0)
    // On the first showing the reader is already at the top of the page.
    if (this.dataset.ready !== undefined) main.querySelector<HTMLElement>('h1')?.focus()
  }

  #networkChanged() {
    this.#showNetwork()
    void this.#home.networkChanged()
    void this.send()
  }

  #showNetwork() {
    const name = navigator.onLine ? 'online' : 'offline'
    this.dataset.network = name
    this.#parts.put(this, 'network', this.#parts.copy(name))
  }
}

customElements.define('wiec-field', Field)
