import type { Context } from '../../../platform/context.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { areBrowserKeys, type BrowserKeys } from './crypto.ts'
import { isKnownService } from './rules.ts'
import { deleteDevice, keepDevice } from './store.ts'

/**
 * Keeps the browser of a signed-in person as one that is told.
 * @throws Refusal `absent` for strangers and when push is not set up; `push-unknown` (422) when the browser's service is none we know
 */
export async function addDevice(
  { actor, db, house, locale, now }: Context,
  device: BrowserKeys & { endpoint: string; name: string },
) {
  allow(actor.kind === 'person' && house.config.push !== null)
  if (!isKnownService(device.endpoint) || !areBrowserKeys(device)) refuse('push-unknown', 422)
  await keepDevice(db, actor.id, { ...device, locale, addedAt: now })
}

/** @throws Refusal `absent` when the device is not this person's */
export async function removeDevice({ actor, db }: Context, id: string) {
  allow(actor.kind === 'person')
  allow(await deleteDevice(db, actor.id, id))
}
