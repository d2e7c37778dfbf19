import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { slugOf } from '../organisations/rules.ts'
import { mayRunNetwork } from '../rules.ts'
import { type NetworkPage, type PageWords, TAKEN_SLUGS } from './rules.ts'
import { insertPage, insertVersion, listPages, orderPages, updateRemoval } from './store.ts'

export const NETWORK_PAGES = 'network-pages'

/** Adds a page about the network, last in the order. Its address comes from the first title and stays. */
export async function addPage(context: Context, words: PageWords): Promise<string> {
  allow(mayRunNetwork(context.actor))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const by = { at: context.now, by: personId(context.actor) }
    for (let number = 1; ; number += 1) {
      const slug = slugOf(words.title, number)
      if (!TAKEN_SLUGS.includes(slug) && (await insertPage(context.db, { id, slug }, by))) break
    }
    await insertVersion(context.db, id, 1, words, by)
    await told(context, 'network-page-added', id)
    return id
  })
}

/**
 * Writes the next version of a page.
 * @param known the version its writer read
 * @returns false when somebody wrote another meanwhile; nothing is stored then
 */
export async function writePage(
  context: Context,
  page: Pick<NetworkPage, 'id'>,
  words: PageWords,
  known: number,
): Promise<boolean> {
  allow(mayRunNetwork(context.actor))
  return inTransaction(context, async (context) => {
    const by = { at: context.now, by: personId(context.actor) }
    if (!(await insertVersion(context.db, page.id, known + 1, words, by))) return false
    await told(context, 'network-page-written', page.id, { version: known + 1 })
    return true
  })
}

/** Moves a page one place up or down among those that are shown. */
export async function movePage(context: Context, page: NetworkPage, direction: 'up' | 'down') {
  allow(mayRunNetwork(context.actor))
  await inTransaction(context, async (context) => {
    const ids = (await listPages(context.db)).map(({ id }) => id)
    const from = ids.indexOf(page.id)
    const to = direction === 'up' ? from - 1 : from + 1
    if (from < 0 || to < 0 || to >= ids.length) return
    ids.splice(to, 0, ...ids.splice(from, 1))
    await orderPages(context.db, ids)
    await told(context, 'network-page-moved', page.id)
  })
}

/** Takes a page off; `bringBackPage` undoes it. */
export async function removePage(context: Context, page: NetworkPage) {
  allow(mayRunNetwork(context.actor))
  await inTransaction(context, async (context) => {
    if (await updateRemoval(context.db, page.id, { at: context.now, by: personId(context.actor) }))
      await told(context, 'network-page-removed', page.id)
  })
}

export async function bringBackPage(context: Context, page: NetworkPage) {
  allow(mayRunNetwork(context.actor))
  await inTransaction(context, async (context) => {
    if (await updateRemoval(context.db, page.id, null)) await told(context, 'network-page-brought-back', page.id)
  })
}

async function told(context: Context, verb: string, id: string, details = {}) {
  await record(context, verb, { kind: 'network-page', id }, details)
  await changed(context, NETWORK_PAGES)
}
