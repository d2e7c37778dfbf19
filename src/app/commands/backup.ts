import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { readConfig } from '../../platform/config.ts'
import { pendingMigrations } from '../../platform/db/migrate.ts'
import { openFiles } from '../../platform/files/index.ts'
import { makeBackup } from '../backup/backup.ts'
import { openDatabase } from '../house.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { here } from './here.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Zapisuje całą bazę i wszystkie pliki w jednym archiwum.',
  usage: 'backup PLIK.tar',
  async run({ positionals }) {
    const [file] = positionals
    if (!file?.endsWith('.tar'))
      throw new CommandProblem('Podaj nazwę kopii z końcówką .tar, np. wiec backup kopia.tar')
    const path = here(file)
    if (existsSync(path)) throw new CommandProblem(`Plik ${file} już jest. Podaj inną nazwę.`)
    if (!existsSync(dirname(path)) || !statSync(dirname(path)).isDirectory())
      throw new CommandProblem(`Nie ma folderu ${dirname(path)}.`)

    const config = readConfig(process.env)
    const database = await openDatabase(config)
    try {
      if ((await pendingMigrations(database.db, 'migrations')).includes('0001_platform.sql'))
        throw new CommandProblem('W bazie niczego nie ma. Sprawdź WIEC_DATA i DATABASE_URL.')
      const secret = process.env.WIEC_SECRET ? null : config.secret
      const { rows, files, size } = await makeBackup({ db: database.db, files: await openFiles(config), secret }, path)
      say(`Kopia jest w ${path}: wiersze ${rows}, pliki ${files}, ${(size / 1e6).toFixed(1).replace('.', ',')} MB.`)
      say('Są w niej dane osobowe i klucze. Trzymaj ją w bezpiecznym miejscu, na innej maszynie.')
    } finally {
      await database.close()
    }
  },
}
