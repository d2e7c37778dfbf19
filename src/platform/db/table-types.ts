import { type Db, sql } from './index.ts'

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  bool: 'boolean',
  timestamptz: 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  jsonb: 'unknown',
  bytea: 'Uint8Array',
  tsvector: 'string',
  _text: 'string[]',
  _int4: 'number[]',
  _int8: 'number[]',
  _uuid: 'string[]',
}

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
}

/**
 * Writes the table types of every schema from the migrated database, so that the types cannot drift from it.
 * @returns schema name -> the text of its `tables.ts`
 */
export async function tableTypes(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<Column>`
    select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type,
      not a.attnotnull as nullable, (a.atthasdef or a.attidentity <> '' or a.attgenerated <> '') as defaulted
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'jobs') and n.nspname not like 'pg_%'
    order by n.nspname, c.relname, a.attnum`.execute(db)

  const schemas = Map.groupBy(rows, (row) => row.schema)
  return new Map([...schemas].map(([schema, columns]) => [schema, fileOf(schema, columns)]))
}

function fileOf(schema: string, columns: Column[]): string {
  const tables = [...Map.groupBy(columns, (column) => column.table)]
  const body = tables.map(([table, own]) => `  '${schema}.${table}': {\n${own.map(lineOf).join('\n')}\n  }`).join('\n')
  const needs = columns.some((column) => column.defaulted)
  return [
    '// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.',
    ...(needs ? ["import type { Generated } from 'kysely'"] : []),
    '',
    `export type ${pascal(schema)}Tables = {`,
    body,
    '}',
    '',
  ].join('\n')
}

function lineOf(column: Column): string {
  const type = TYPES[column.type]
  if (!type) throw new Error(`No TypeScript type for ${column.schema}.${column.table}.${column.column}: ${column.type}`)
  const full = column.nullable ? `${type} | null` : type
  return `    ${column.column}: ${column.defaulted ? `Generated<${full}>` : full}`
}

const pascal = (text: string) => text.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
