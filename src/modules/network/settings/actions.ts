import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context, House } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { UploadedFile } from '../../../platform/http/index.ts'
import { record } from '../../audit/index.ts'
import { keepLogo } from '../logo.ts'
import { mayChangeSettings } from '../rules.ts'
import { type SiteSettings, settingsFrom } from './rules.ts'
import { keepSetting, keptSettings } from './store.ts'

const remembered = new WeakMap<House, { reading: Promise<SiteSettings> | null }>()

/** The settings, read once per process and again after a change on any node (tag `settings` of the bus). */
export function siteSettings(house: House): Promise<SiteSettings> {
  let memory = remembered.get(house)
  if (!memory) {
    const fresh: { reading: Promise<SiteSettings> | null } = { reading: null }
    house.bus.listen((tags) => {
      if (tags.includes('settings')) fresh.reading = null
    })
    remembered.set(house, fresh)
    memory = fresh
  }
  memory.reading ??= keptSettings(house.db).then(settingsFrom)
  // A failure is not remembered: the next page asks again.
  const { reading } = memory
  reading.catch(() => {
    if (memory.reading === reading) memory.reading = null
  })
  return reading
}

/** The settings as this transaction sees them: inside one the embedded database has no other connection to read them on. */
export const settingsIn = async ({ db }: Pick<Context, 'db'>): Promise<SiteSettings> =>
  settingsFrom(await keptSettings(db))

/** Changes one setting for everybody, from the next page on. */
export async function changeSetting<Name extends keyof SiteSettings>(
  context: Context,
  name: Name,
  value: SiteSettings[Name],
) {
  const { actor, now } = context
  allow(mayChangeSettings(actor))
  await inTransaction(context, async (context) => {
    await keepSetting(context.db, name, value, { at: now, by: personId(actor) })
    await record(context, 'settings-changed', { kind: 'settings', id: name })
    await changed(context, 'settings')
  })
}

/**
 * Shows this picture as the network's logo; null shows ours again.
 * @throws UnreadableFile when the file is no picture
 */
export async function changeNetworkLogo(context: Context, upload: UploadedFile | null) {
  allow(mayChangeSettings(context.actor))
  await changeSetting(context, 'logoHash', upload && (await keepLogo(context.house.files, upload.path)))
}
