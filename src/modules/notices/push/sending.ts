import type { Context } from '../../../platform/context.ts'
import { mailUrl } from '../emails.tsx'
import { notificationById } from '../inbox/store.ts'
import { encrypted, vapidHeader } from './crypto.ts'
import { isKnownService } from './rules.ts'
import { type Device, deleteDevice, devicesOf, recordReached } from './store.ts'

/** Hours a service keeps a message for a device that is off. */
const KEPT_HOURS = 24

export type Post = (url: string, request: { headers: Record<string, string>; body: Buffer }) => Promise<number>

/** Asks a service of push messages; redirects are not followed, so that only the services we know are ever asked. */
const post: Post = async (url, { headers, body }) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(15_000),
  })
  await answer.body?.cancel()
  return answer.status
}

/**
 * Tells each device of a person of one notification. A browser that no longer wants it is forgotten; when a service is
 * busy the job is tried again, and a device told twice shows it once, because it knows the notification by its id.
 */
export async function pushNotification(context: Context, notificationId: string, send: Post = post) {
  const { db, house, now } = context
  const { push } = house.config
  const notification = await notificationById(db, notificationId)
  // Read meanwhile, or switched off: nobody needs to be told.
  if (!push || !notification || notification.readAt) return
  let busy = 0
  for (const device of await devicesOf(db, notification.personId)) {
    if (!isKnownService(device.endpoint)) continue
    const body = encrypted(Buffer.from(JSON.stringify(wordsFor(context, notification, device))), device)
    const status = await send(device.endpoint, {
      headers: {
        authorization: vapidHeader(push, { endpoint: device.endpoint, contact: push.contact, now }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(KEPT_HOURS * 3600),
      },
      body,
    }).catch(() => 0)
    if (status >= 200 && status < 300) await recordReached(db, device.id, now)
    else if (status === 404 || status === 410) await deleteDevice(db, notification.personId, device.id)
    else {
      busy += 1
      house.log.warn('push-refused', { device: device.id, status })
    }
  }
  if (busy > 0) throw new Error(`${busy} devices could not be told`)
}

const wordsFor = (
  { house }: Context,
  { id, title, summary, path }: { id: string; title: string; summary: string; path: string | null },
  { locale }: Device,
) => ({ id, title, body: summary, url: mailUrl({ config: house.config, locale }, path ?? '/konto/powiadomienia') })
