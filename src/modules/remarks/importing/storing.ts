import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { record } from '../../audit/index.ts'
import { type Process, subjectOf } from '../../processes/index.ts'
import { insertRemarks, type NewRemark, nextReferences } from '../store.ts'
import { FIELDS, type Field } from './columns.ts'
import {
  type ImportedLetter,
  type Reading,
  type RowNote,
  type RowProblem,
  readLetters,
  sharedNumber,
} from './letters.ts'
import { insertContacts, insertImport, takenKeys, takenNumbers } from './store.ts'
import type { Table } from './table.ts'

/** More rows than any Polish consultation has had; a file with more is divided by hand. */
export const MOST_LETTERS = 50_000

/** Rows stored by one statement, and looked up by one. */
const CHUNK = 500
/** Rows after which others get a turn. */
const TURN = 50

export interface Understood {
  letters: ImportedLetter[]
  problems: RowProblem[]
  /** About rows among the letters. */
  notes: RowNote[]
  /** More rows than `MOST_LETTERS`: the rest was not read. */
  tooMany: boolean
}

/** Reads the whole table and looks which numbers are known already; nothing is stored. */
export async function understand(
  context: Context,
  process: Process,
  table: Table,
  reading: Reading,
): Promise<Understood> {
  const understood: Understood = { letters: [], problems: [], notes: [], tooMany: false }
  let rows = 0
  for await (const row of readLetters(table, reading, { process, now: context.now })) {
    if (rows === MOST_LETTERS) {
      understood.tooMany = true
      break
    }
    if ('letter' in row) {
      understood.letters.push(row.letter)
      if (row.note) understood.notes.push(row.note)
    } else understood.problems.push(row.problem)
    if (++rows % TURN === 0) await setImmediate()
  }
  return withoutKnown(context, process, understood)
}

/** Letters that came with an earlier import are told, not doubled; where only the number came before, that is noted. */
async function withoutKnown({ db }: Context, process: Process, understood: Understood): Promise<Understood> {
  const keys = new Set<string>()
  const numbers = new Set<string>()
  for (let start = 0; start < understood.letters.length; start += CHUNK) {
    const part = understood.letters.slice(start, start + CHUNK)
    const asked = { keys: part.flatMap(({ key }) => key ?? []), numbers: part.flatMap(({ number }) => number ?? []) }
    for (const key of await takenKeys(db, process.id, asked.keys)) keys.add(key)
    for (const number of await takenNumbers(db, process.id, asked.numbers)) numbers.add(number)
  }
  if (keys.size === 0 && numbers.size === 0) return understood

  const isKnown = ({ key }: ImportedLetter) => key !== null && keys.has(key)
  const letters = understood.letters.filter((letter) => !isKnown(letter))
  const known = understood.letters
    .filter(isKnown)
    .map(({ line, number }): RowProblem => ({ line, problem: 'known', value: number ?? '' }))
  const stay = new Set(letters.map(({ line }) => line))
  const noted = new Set(understood.notes.map(({ line }) => line))
  const shared = letters
    .filter(({ line, number }) => number !== null && numbers.has(number) && !noted.has(line))
    .map(sharedNumber)
  return {
    ...understood,
    letters,
    problems: [...understood.problems, ...known].sort(byLine),
    notes: [...understood.notes.filter(({ line }) => stay.has(line)), ...shared].sort(byLine),
  }
}

const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line

export interface ImportFacts {
  id: string
  fileName: string
  importedBy: string | null
  /** Names of the columns that were read, to be remembered. */
  columns: Partial<Record<Field, string>>
  /** Readers see the letters at once, or after a moderator. */
  publish: boolean
}

/**
 * Stores letters, all of them or none, in one transaction that holds nothing but the storing.
 * @param report told how many are stored
 * @returns false when this import was stored before, and nothing is stored again
 */
export async function storeImport(
  context: Context,
  process: Process,
  letters: ImportedLetter[],
  facts: ImportFacts,
  report: (done: number) => void = () => {},
): Promise<boolean> {
  const remarks = await remarksOf(context, process, letters, facts)
  return inTransaction(context, async (context) => {
    const { db, now } = context
    const { id, fileName, importedBy, columns } = facts
    const first = await insertImport(db, {
      id,
      processId: process.id,
      fileName,
      mapping: columns,
      letters: letters.length,
      importedAt: now,
      importedBy,
    })
    if (!first) return false
    for (let start = 0; start < remarks.length; start += CHUNK) {
      const part = remarks.slice(start, start + CHUNK)
      const references = await nextReferences(db, now, part.length)
      await insertRemarks(
        db,
        part.map((remark, index) => ({ ...remark, reference: references[index] ?? '' })),
      )
      await insertContacts(
        db,
        part.flatMap(({ id }, index) => {
          const email = letters[start + index]?.email
          return email ? [{ remarkId: id, email, leftAt: now }] : []
        }),
      )
      report(start + part.length)
    }
    await record(context, 'remarks-imported', subjectOf(process), { import: id, letters: letters.length })
    return true
  })
}

async function remarksOf(
  { now }: Context,
  process: Process,
  letters: ImportedLetter[],
  { id, publish }: ImportFacts,
): Promise<NewRemark[]> {
  const remarks: NewRemark[] = []
  // In the order of rows, also within a millisecond: grouping goes by ids, so the same file is always grouped the same.
  const ids = letters.map(() => newId()).sort()
  for (const [row, letter] of letters.entries()) {
    remarks.push({
      id: ids[row] ?? newId(),
      processId: process.id,
      reference: '',
      channel: letter.channel,
      receivedAt: letter.receivedAt,
      late: letter.late,
      givenAt: now,
      authorKind: letter.author.kind,
      signature: letter.author.signature,
      authorName: letter.author.name,
      organisationName: letter.author.organisation,
      body: letter.body,
      quotation: letter.quotation,
      topic: letter.topic,
      lon: null,
      lat: null,
      placeWords: letter.placeWords,
      editSecretHash: null,
      submissionKey: letter.key,
      registerNumber: letter.number,
      publishedAt: publish ? now : null,
      enteredBy: null,
      importId: id,
      importRow: letter.line,
      searchKeys: searchKeys(letter.body),
    })
    if (remarks.length % TURN === 0) await setImmediate()
  }
  return remarks
}

/** Names of the columns that a mapping takes. */
export const namesOfColumns = (columns: string[], mapping: Reading['columns']): ImportFacts['columns'] =>
  Object.fromEntries(
    FIELDS.flatMap((field) => (mapping[field] === undefined ? [] : [[field, columns[mapping[field]] ?? '']])),
  )
