import type { Readable } from 'node:stream'
import type { Context } from '../../../../platform/context.ts'
import { inTransaction } from '../../../../platform/db/index.ts'
import { writeZip, type ZipPart } from '../../../../platform/documents/zip.ts'
import { allow } from '../../../../platform/errors.ts'
import { throttle } from '../../../../platform/http/index.ts'
import type { Identity } from '../../identity.ts'
import { LIMITS } from '../../rules.ts'
import type { Session } from '../../sessions.ts'

/**
 * Everything the portal keeps about the person: a ZIP with a JSON file per module and the files they sent (GDPR, art. 15
 * and 20), made while it is read.
 */
export async function downloadData(
  identity: Identity,
  context: Context,
  session: Session,
): Promise<AsyncIterable<Uint8Array>> {
  await throttle(context, { what: 'data', whom: session.person.id, ...LIMITS.letter.address })
  await identity.ports.record(context, 'personal-data-downloaded', session.person.id)
  return writeZip(partsOf(identity, context, session))
}

async function* partsOf(identity: Identity, context: Context, { person }: Session): AsyncGenerator<ZipPart> {
  const t = context.house.texts.in(context.locale)
  const stores = identity.ports.personalData()
  yield { name: 'czytaj.txt', data: `${t('identity.data.readme', { date: context.now.toString() })}\r\n` }
  for (const store of stores) {
    const { data, files = [] } = await store.export(context, person)
    yield { name: `${store.module}.json`, data: `${JSON.stringify(data, null, 2)}\n` }
    for (const [index, file] of files.entries())
      yield { name: `${store.module}/${index + 1}-${asName(file.name)}`, data: await opened(context, file.hash) }
  }
}

const opened = async (context: Context, hash: string) => (await context.house.files.open(hash)) as Readable

// A name is text from a person: inside an archive it must not lead out of its folder.
const asName = (name: string) => name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-').slice(-120) || 'plik'

/**
 * Removes the person from everything the portal keeps; what they said in public stays, without them (GDPR, art. 17).
 * All of it happens, or none.
 */
export async function eraseAccount(identity: Identity, context: Context, session: Session) {
  const { person } = session
  allow(context.actor.kind !== 'person' || context.actor.id === person.id)
  await inTransaction(context, async (context) => {
    for (const store of identity.ports.personalData()) await store.erase(context, person)
    await identity.ports.record(context, 'person-erased', person.id)
  })
}
