import { globSync, readFileSync } from 'node:fs'

export interface Migration {
  file: string
  /** Without comments. */
  text: string
  /** `remarks.remarks`: tables it creates. */
  tables: string[]
}

export const migrations: Migration[] = globSync('migrations/*.sql')
  .sort()
  .map((file) => {
    const text = readFileSync(file, 'utf8').replace(/--.*$/gm, '')
    return {
      file,
      text,
      tables: [...text.matchAll(/create table (?:if not exists )?(\w+\.\w+)/g)].map(([, table = '']) => table),
    }
  })

/** Tables that a later migration moved or took away. */
const dropped = new Set(
  migrations.flatMap(({ text }) => [...text.matchAll(/drop table (\w+\.\w+)/g)].map(([, table = '']) => table)),
)

/** Every table of the product, as `schema.table`. */
export const tables = migrations.flatMap((migration) => migration.tables).filter((table) => !dropped.has(table))

export const schemaOf = (table: string) => table.split('.')[0] ?? ''
