import { z } from 'zod'
import { personId } from '../../../platform/actor.ts'
import { before, startOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { readCsv, readXlsx, UnreadableFile } from '../../../platform/documents/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { addressHash, heldBackAmong } from '../../notices/index.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { versionOf } from '../subscribing/actions.ts'
import { keepConsentText } from '../subscribing/store.ts'
import { columnsOf, type ListRow, MOST_ROWS } from './rules.ts'
import {
  endImported,
  importById,
  insertConsented,
  insertImport,
  knownAddresses,
  lockImport,
  recordImported,
  recordUndone,
} from './store.ts'

export interface ListInput {
  proof: string
  /** The words people agreed to, as they stood on the paper or page. */
  words: string
  collectedOn: Temporal.PlainDate
}

/**
 * Reads a list of people who agreed elsewhere and says of each row what would become of it; nobody is subscribed yet.
 * @returns the id of the import, to look at and confirm
 * @throws UnreadableFile for what is no table, has no column of addresses, or has more than 5000 rows
 */
export async function readList(
  context: Context,
  file: Uint8Array,
  input: ListInput,
  submissionKey: string,
): Promise<string> {
  allow(mayKeepNewsletter(context.actor))
  const listed = await rowsOf(file)
  const rows = await judged(context, listed, input.collectedOn)
  return inTransaction(context, async (context) => {
    const { now, actor } = context
    const version = versionOf(input.words)
    await keepConsentText(context.db, version, input.words, now)
    return insertImport(context.db, {
      id: newId(now.epochMilliseconds),
      submissionKey,
      proof: input.proof,
      collectedOn: input.collectedOn,
      consentVersion: version,
      rows,
      at: now,
      by: personId(actor),
    })
  })
}

/** Subscribes the good rows of a list. Once; looked at again at this moment, because people act in between. */
export async function confirmImport(context: Context, id: string) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async (context) => {
    const { db, now, house, actor } = context
    const list = found(await lockImport(db, id))
    if (!list.rows) return
    const rows = await judged(context, list.rows, list.collectedOn)
    const good = rows.filter(({ problem }) => problem === null)
    const added = await insertConsented(
      db,
      good.map(({ email, name }) => ({
        addressHash: addressHash(house.config.secret, email),
        email,
        name,
        personId: null,
        consentVersion: list.consentVersion,
        source: 'import' as const,
        givenAt: startOf(list.collectedOn),
        importId: id,
      })),
      now,
    )
    await recordImported(db, id, { added, passedOver: rows.length - added, at: now, by: personId(actor) })
    await record(context, 'subscribers-imported', { kind: 'import', id }, { added })
  })
}

/** Takes back everybody a list brought who still is there. @throws Refusal `import-not-confirmed` when there is nothing to undo */
export async function undoImport(context: Context, id: string) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async (context) => {
    const { db, now, actor } = context
    const list = found(await lockImport(db, id))
    if (!list.confirmedAt) refuse('import-not-confirmed')
    if (list.undoneAt) return
    const ended = await endImported(db, id, now)
    await recordUndone(db, id, { at: now, by: personId(actor) })
    await record(context, 'subscribers-import-undone', { kind: 'import', id }, { ended })
  })
}

export const findImport = async (context: Context, id: string) => {
  allow(mayKeepNewsletter(context.actor))
  return found(await importById(context.db, id))
}

type Listed = Pick<ListRow, 'line' | 'email' | 'name'>

/** The rows of a CSV or XLSX file: addresses and names, by the headings of its first row. */
async function rowsOf(file: Uint8Array): Promise<Listed[]> {
  const table = file[0] === 0x50 && file[1] === 0x4b ? await xlsxRows(file) : await csvRows(file)
  const columns = columnsOf(table[0] ?? [])
  if (!columns) throw new UnreadableFile('file-empty')
  const rows = table.slice(1).flatMap((cells, index) => {
    const email = (cells[columns.email] ?? '').trim()
    const name = columns.name < 0 ? '' : (cells[columns.name] ?? '').replace(/\s+/g, ' ').trim().slice(0, 80)
    return email || name ? [{ line: index + 2, email, name }] : []
  })
  if (rows.length === 0) throw new UnreadableFile('file-empty')
  if (rows.length > MOST_ROWS) throw new UnreadableFile('file-too-large')
  return rows
}

async function csvRows(file: Uint8Array): Promise<string[][]> {
  const rows: string[][] = []
  for await (const cells of (await readCsv(file)).rows) {
    rows.push(cells)
    if (rows.length > MOST_ROWS + 1) throw new UnreadableFile('file-too-large')
  }
  return rows
}

const xlsxRows = async (file: Uint8Array) =>
  (await readXlsx(file)).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))))

const Address = z.email().max(254)

/** What would become of each row: whoever gave the newsletter up after agreeing is not brought back. */
async function judged({ db, house }: Context, rows: Listed[], collectedOn: Temporal.PlainDate): Promise<ListRow[]> {
  const hashOf = (email: string) => addressHash(house.config.secret, email)
  const hashes = rows.filter(({ email }) => Address.safeParse(email).success).map(({ email }) => hashOf(email))
  const known = await knownAddresses(db, hashes)
  const heldBack = await heldBackAmong(db, hashes)
  const seen = new Set<string>()
  const problemOf = ({ email }: Listed): ListRow['problem'] => {
    if (!email) return 'missing'
    if (!Address.safeParse(email).success) return 'wrong'
    const hash = hashOf(email)
    if (seen.has(hash)) return 'repeated'
    seen.add(hash)
    const { living = false, endedAt = null } = known.get(hash) ?? {}
    if (living) return 'subscribed'
    if (endedAt && !before(endedAt, startOf(collectedOn))) return 'ended'
    return heldBack.has(hash) ? 'held-back' : null
  }
  return rows.map(({ line, email, name }) => ({ line, email, name, problem: problemOf({ line, email, name }) }))
}
