import type { Config } from '../../platform/config.ts'
import { ConfigProblem, readConfig } from '../../platform/config.ts'
import { FolderInUse } from '../../platform/db/embedded.ts'
import { openFiles } from '../../platform/files/index.ts'
import { lookAtClock, lookAtJobs, lookAtMigrations, lookAtServer } from '../doctor/database.ts'
import { type Finding, fine, wrong } from '../doctor/finding.ts'
import { lookAtDisk, lookAtFiles, lookAtFolder } from '../doctor/machine.ts'
import { lookAtAddress, lookAtMail } from '../doctor/outside.ts'
import { openDatabase } from '../house.ts'
import { definitions } from '../jobs.ts'
import { type Command, say, sentenceOf } from './command.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: 'Sprawdza instalację i mówi, co poprawić.',
  usage: 'doctor',
  async run() {
    const findings = await examine()
    for (const { what, problem } of findings) say(problem ? `✗ ${what}\n  ${problem}` : `✓ ${what}`)
    const problems = findings.filter(({ problem }) => problem).length
    say(problems === 0 ? '\nWszystko w porządku.' : `\nDo poprawienia: ${problems}.`)
    return problems === 0 ? 0 : 1
  },
}

/** Looks at everything it can reach; what cannot be reached is a finding too. */
export async function examine(environment: Record<string, string | undefined> = process.env): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigProblem) return error.sentences.map((sentence) => wrong('Ustawienia', sentence))
    throw error
  }
  const folder = await lookAtFolder(config)
  if (folder.problem) return [fine('Ustawienia'), folder]
  return [
    fine('Ustawienia'),
    ...lookAtAddress(config),
    folder,
    await lookAtDisk(config),
    ...(await lookInDatabase(config)),
    await lookAtStore(config),
    await lookAtMail(config),
  ]
}

async function lookInDatabase(config: Config): Promise<Finding[]> {
  try {
    const { db, close } = await openDatabase(config)
    try {
      const server = await lookAtServer(db)
      const migrations = await lookAtMigrations(db)
      const rest = migrations.problem ? [] : [await lookAtJobs(db, definitions(), Temporal.Now.instant())]
      return [server, migrations, await lookAtClock(db), ...rest]
    } finally {
      await close()
    }
  } catch (error) {
    // A portal that works on the embedded database holds it alone; that it works is what we wanted to know.
    if (error instanceof FolderInUse)
      return [fine(`Baza wbudowana: używa jej działający portal (proces ${error.holder})`)]
    const sentence = sentenceOf(error)
    if (sentence) return [wrong('Baza danych', sentence)]
    throw error
  }
}

async function lookAtStore(config: Config): Promise<Finding> {
  const place = config.s3 ? `${config.s3.endpoint}/${config.s3.bucket}` : `${config.dataFolder}/files`
  return lookAtFiles(await openFiles(config), place)
}
