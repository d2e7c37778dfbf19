import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { KIND } from '../../modules/consultations/index.ts'
import { filesByIds } from '../../modules/media/index.ts'
import { type Organisation, organisationPath, organisationsPage } from '../../modules/network/index.ts'
import {
  announcementPlacesOf,
  documentsOf,
  listProcesses,
  type Process,
  pathOf,
  stagesOf,
  updatesOf,
} from '../../modules/processes/index.ts'
import type { Context, House } from '../../platform/context.ts'
import type { Db } from '../../platform/db/index.ts'
import type { PageOf } from '../../platform/http/index.ts'
import { openPortal } from '../portal.tsx'

/** What a consultation offers to anybody; what it has not (yet) is left out. */
const OFFERED = [
  'uwagi.csv',
  'uwagi.xlsx',
  'uwagi.json',
  'raport.html',
  'raport.csv',
  'raport.xlsx',
  'raport.docx',
  'raport.pdf',
  'kalendarz.ics',
  'plakat.pdf',
]

export interface Written {
  organisations: number
  consultations: number
  files: number
}

/**
 * Writes everything public into a folder: facts as JSON, and the same files that anybody takes from the pages. Files are
 * asked for through the portal's own addresses, as a stranger, so nothing can be here that is not public.
 */
export async function writeOpenData(context: Context, folder: string): Promise<Written> {
  const { house, db } = context
  const take = await taking(house)
  const organisations = await all((after) => organisationsPage(db, {}, { limit: PAGE, after }))
  await writeJson(
    folder,
    'organizacje.json',
    organisations.map((organisation) => factsOfOrganisation(organisation, house)),
  )

  const processes = await all((after) =>
    listProcesses(db, { kind: KIND }, context.now, { limit: PAGE, ...(after ? { after } : {}) }),
  )
  let files = 0
  for (const process of processes) {
    const own = join(folder, 'konsultacje', process.slug)
    await writeJson(own, 'konsultacje.json', await factsOf(db, process, house))
    for (const name of OFFERED) if (await take(`${pathOf(process)}/${name}`, join(own, name))) files += 1
    for (const { id, name } of await documentFiles(db, process))
      if (await take(`/pliki/${id}/${encodeURIComponent(name)}`, join(own, 'dokumenty', `${id}-${name}`))) files += 1
  }
  await take('/moderacja.csv', join(folder, 'moderacja.csv'))
  await writeFile(join(folder, 'LICENCJA.txt'), LICENCE)
  return { organisations: organisations.length, consultations: processes.length, files }
}

const PAGE = 200

const LICENCE =
  'Dane na licencji CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/deed.pl). Podaj portal i organizację.\n'

async function all<T>(page: (after: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const rows: T[] = []
  let after: string | undefined
  do {
    const found = await page(after)
    rows.push(...found.rows)
    after = found.next ?? undefined
  } while (after)
  return rows
}

/** Asks the portal as a stranger does. @returns whether there was such a file */
async function taking(house: House): Promise<(path: string, file: string) => Promise<boolean>> {
  const { app } = await openPortal(house)
  return async (path, file) => {
    const answer = await app.request(house.config.url + path)
    if (answer.status !== 200 || !answer.body) {
      await answer.body?.cancel()
      return false
    }
    await mkdir(join(file, '..'), { recursive: true })
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(file))
    return true
  }
}

function factsOfOrganisation(organisation: Organisation, { config }: House) {
  const { id, slug, name, kind, unitCode, website, description, isDemonstration, createdAt } = organisation
  const address = config.url + organisationPath(organisation)
  return { id, slug, name, kind, unitCode, website, description, isDemonstration, createdAt, address }
}

async function factsOf(db: Db, process: Process, { config }: House) {
  const { createdAt: _, ...facts } = process
  const [stages, updates, documents, announcedIn] = await Promise.all([
    stagesOf(db, process.id),
    updatesOf(db, process.id),
    documentsOf(db, process.id),
    announcementPlacesOf(db, process.id),
  ])
  return { address: config.url + pathOf(process), ...facts, stages, updates, documents, announcedIn }
}

async function documentFiles(db: Db, process: Process) {
  const documents = await documentsOf(db, process.id)
  const ids = documents.flatMap(({ versions }) => versions.map(({ fileId }) => fileId))
  return [...(await filesByIds(db, ids)).values()]
}

async function writeJson(folder: string, name: string, value: unknown) {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), `${JSON.stringify(value, null, 2)}\n`)
}
