import { globSync, readFileSync } from 'node:fs'

export interface Migration {
  file: string
  /** Without comments. */
  text: string
  /** `remarks.remarks`: tables it creates. */
  tables: string[]
}

const CHANGES =
  /create table (?:if not exists )?(\w+\.\w+)|drop table (\w+\.\w+)|alter table (\w+\.\w+) (set schema|rename to) (\w+)/g

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

/** Every table of the product under its name of today, as `schema.table`: some have moved, were renamed or are gone since they were made. */
export const tables = namesOfToday()

function namesOfToday(): string[] {
  const names: string[] = []
  for (const [, made, gone, old, how, word] of migrations.flatMap(({ text }) => [...text.matchAll(CHANGES)]))
    if (made !== undefined) names.push(made)
    else if (gone !== undefined) names.splice(names.indexOf(gone), 1)
    else {
      const [schema = '', table = ''] = (old ?? '').split('.')
      names[names.indexOf(old ?? '')] = how === 'set schema' ? `${word}.${table}` : `${schema}.${word}`
    }
  return names
}

export const schemaOf = (table: string) => table.split('.')[0] ?? ''
