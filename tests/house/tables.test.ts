import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { tableTypes } from '../../src/platform/db/table-types.ts'
import { eachEngine } from '../support/database.ts'
import { migrations, schemaOf, tables } from '../support/schema.ts'
import { type Written, writtenIn } from '../support/sources.ts'

const moduleOf = (schema: string) => schema.replaceAll('_', '-')
const homeOf = (schema: string) => (schema === 'platform' ? 'src/platform' : `src/modules/${moduleOf(schema)}`)

eachEngine('the types of tables', (at) => {
  test('are what the migrated database says', async () => {
    for (const [schema, text] of await tableTypes(at.db)) {
      const file = `${homeOf(schema)}/tables.ts`
      expect(existsSync(file) ? readFileSync(file, 'utf8') : `${file} is missing`, file).toBe(text)
    }
  })
})

describe('who may touch which table', () => {
  test('a migration creates tables in the schema of its module only', () => {
    for (const { file, tables } of migrations) {
      const owner = /\d{4}_(\w+)\.sql$/.exec(file)?.[1] ?? ''
      const foreign = tables.filter((table) => !owner.startsWith(schemaOf(table)))
      expect(foreign, file).toEqual([])
    }
  })

  test('a module names tables of its own schema only', () => {
    const code = writtenIn('src/**/*.{ts,tsx}').filter(({ file }) => !file.endsWith('/tables.ts'))
    const foreign = code
      .flatMap((piece) => tablesNamed(piece).map((table) => ({ piece, table })))
      .filter(({ piece, table }) => !isAtHome(piece.file, table))
    expect(
      foreign
        .map(({ piece, table }) => `${piece.file}:${piece.line} ${table}`)
        .filter((line) => !EXCEPTIONS.some(({ where }) => line.startsWith(where))),
    ).toEqual([])
  })

  test('SQL stands in stores', () => {
    const code = writtenIn('src/modules/**/*.{ts,tsx}').filter(({ file }) => !STORES.test(file))
    const outside = code.filter((piece) => piece.around === 'sql' || tablesNamed(piece).length > 0)
    expect([...new Set(outside.map(({ file }) => file))]).toEqual([])
  })
})

/** Files that are stores under another name: the register is loaded, accounts are kept the way the sign-in library wants them. */
const STORES =
  /(store|tables|examples|testing|reference\/load|identity\/.*(actions|second-factor|personal-data|sessions|code|database))\.ts$/

/** Who names a table of another, and why it may. */
const EXCEPTIONS: { where: string; why: string }[] = [
  {
    where: 'src/modules/network/settings/store.ts',
    why: 'what the network says about itself is kept with the other settings of the portal',
  },
  { where: 'src/modules/notices/followers/testing.ts', why: 'its tests start with no tries counted' },
]

const isAtHome = (file: string, table: string) => file.startsWith(`${homeOf(schemaOf(table))}/`)

/** Tables in a string of the query builder, or in SQL; a key of a sentence (`remarks.groups.title`) names none. */
function tablesNamed({ parts, around }: Written): string[] {
  const text = parts.join('$')
  if (around === 'sql') return tables.filter((table) => new RegExp(`\\b${table.replace('.', '\\.')}\\b`).test(text))
  return tables.filter(
    (table) =>
      parts.length === 1 &&
      BUILDER.test(around ?? '') &&
      (text === table || text.startsWith(`${table}.`) || text.startsWith(`${table} as `)),
  )
}

/** The methods of the query builder that name tables. */
const BUILDER =
  /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|innerJoin|leftJoin|rightJoin|fullJoin|from|using|withTables|ref|table)$/
