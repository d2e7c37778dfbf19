/**
 * Opens the application without a network. Lives under its own address alone: it answers the application's one page and
 * its files from what it kept, and lets every other request pass as if it were not there.
 */

interface Settings {
  /** The one page. */
  home: string
  assets: string[]
  /** Changes whenever the page or a file does. */
  shell: string
}

interface Worker {
  FIELD: Settings
  location: Location
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: string, listen: (event: WorkerEvent) => void): void
}

interface WorkerEvent {
  request: Request
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}

const worker = self as unknown as Worker
const { home, assets, shell } = worker.FIELD
const PREFIX = 'wiec-teren-'
const NAME = PREFIX + shell

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      // Taken anew: a page kept by the browser could belong to the build before.
      .then((cache) => cache.addAll([home, ...assets].map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  const isPage = request.mode === 'navigate' && url.pathname === home
  if (!isPage && !assets.includes(url.pathname)) return
  const key = isPage ? home : url.pathname
  event.respondWith(
    caches
      .open(NAME)
      .then((cache) => cache.match(key))
      .then((kept) => kept ?? fetch(request)),
  )
})
