import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, readConfig } from '../../platform/config.ts'
import { openFiles } from '../../platform/files/index.ts'
import { openJobs } from '../../platform/jobs/index.ts'
import { silentLog } from '../../platform/log.ts'
import { type RestoreRefusal, RestoreRefused, restoreBackup } from '../backup/restore.ts'
import { type OpenDatabase, openDatabase } from '../house.ts'
import { definitions } from '../jobs.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { here } from './here.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'Odtwarza kopię w pustej bazie, wbudowanej albo PostgreSQL.',
  usage: 'restore PLIK.tar',
  async run({ positionals }) {
    const [file] = positionals
    if (!file || !existsSync(here(file)))
      throw new CommandProblem(`Podaj plik kopii${file ? `; nie ma pliku ${file}` : ''}.`)
    const config = readConfig(process.env)
    const database = await openDatabase(config)
    try {
      const target = {
        db: database.db,
        files: await openFiles(config),
        makeQueue: () => makeQueue(config, database),
        keepSecret: (secret: string) => keepSecret(config, secret),
      }
      const { rows, files } = await restoreBackup(target, here(file))
      say(`Odtworzono: wiersze ${rows}, pliki ${files}.`)
      say('Uruchom teraz wiec doctor, a potem portal.')
    } catch (error) {
      throw error instanceof RestoreRefused ? new CommandProblem(SENTENCES[error.reason]) : error
    } finally {
      await database.close()
    }
  },
}

const SENTENCES: Record<RestoreRefusal, string> = {
  'not-empty': 'Ta baza nie jest pusta. Odtwarzaj w nowej: wskaż inny WIEC_DATA albo pustą bazę w DATABASE_URL.',
  'not-a-backup': 'To nie jest kopia zrobiona poleceniem wiec backup.',
  newer: 'Kopię zrobiła nowsza wersja portalu. Zaktualizuj portal i odtwórz ją jeszcze raz.',
  'other-queue': 'Kopię zrobiła inna wersja portalu. Odtwórz ją tamtą wersją, a potem zaktualizuj portal.',
  'cut-short': 'Kopia jest niepełna albo uszkodzona. Niczego nie zmieniono.',
}

async function makeQueue(config: Config, { engine }: OpenDatabase) {
  const database = engine ? { engine } : { url: config.databaseUrl ?? '' }
  const jobs = await openJobs({ database, definitions: definitions(), log: silentLog, worker: false })
  await jobs.stop()
}

// What the old key locked (codes of the second factor, links in letters) opens only with it.
async function keepSecret(config: Config, secret: string) {
  if (process.env.WIEC_SECRET) return
  await writeFile(join(config.dataFolder, 'secret'), `${secret}\n`, { mode: 0o600 })
}
