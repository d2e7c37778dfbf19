/**
 * Hears of news while the portal is closed. It lives in a folder of its own, answers no request and keeps no file, so it
 * never stands in the way of the application for work in the field.
 */

interface News {
  id: string
  title: string
  body: string
  url: string
}

interface Worker {
  registration: ServiceWorkerRegistration
  clients: { openWindow(url: string): Promise<unknown> }
  location: Location
  skipWaiting(): Promise<void>
  addEventListener(name: string, listen: (event: WorkerEvent) => void): void
}

interface WorkerEvent {
  data: { json(): News } | null
  notification: Notification
  waitUntil(work: Promise<unknown>): void
}

const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))

worker.addEventListener('push', (event) => {
  const news = event.data?.json()
  if (!news) return
  // The same news again replaces the first.
  event.waitUntil(
    worker.registration.showNotification(news.title, { body: news.body, tag: news.id, data: { url: news.url } }),
  )
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = (event.notification.data ?? {}) as { url?: string }
  if (url && new URL(url).origin === worker.location.origin) event.waitUntil(worker.clients.openWindow(url))
})
