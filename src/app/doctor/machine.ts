import { access, constants, mkdir, stat, statfs } from 'node:fs/promises'
import type { Config } from '../../platform/config.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { type Finding, fine, wrong } from './finding.ts'

/** The data folder is ours, and nobody else reads it. */
export async function lookAtFolder({ dataFolder }: Pick<Config, 'dataFolder'>): Promise<Finding> {
  const what = `Folder danych ${dataFolder}`
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return wrong(
      what,
      `Nie mogę pisać w folderze ${dataFolder}. Zmień WIEC_DATA albo nadaj prawa: chown użytkownika portalu.`,
    )
  }
  const { mode } = await stat(dataFolder)
  if (mode & 0o077)
    return wrong(what, `Inni użytkownicy tej maszyny mogą czytać folder danych. Wykonaj: chmod 700 ${dataFolder}`)
  return fine(what)
}

const GIGABYTE = 1024 ** 3

/** There is room for what comes. */
export async function lookAtDisk({ dataFolder }: Pick<Config, 'dataFolder'>, least = GIGABYTE): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataFolder)
  const free = bavail * bsize
  const words = `${(free / GIGABYTE).toFixed(1).replace('.', ',')} GB`
  const what = `Wolne miejsce: ${words}`
  return free >= least
    ? fine(what)
    : wrong(what, `Na dysku folderu danych zostało ${words}. Zwolnij miejsce albo powiększ dysk.`)
}

/** A file goes in, comes out the same and goes away, on disk or in S3. */
export async function lookAtFiles(files: FileStore, place: string): Promise<Finding> {
  const what = `Pliki: ${place}`
  const bytes = Buffer.from(`wiec doctor ${Temporal.Now.instant()}`)
  try {
    const { hash } = await files.put(bytes)
    const back = Buffer.from(await files.read(hash))
    await files.remove(hash)
    return back.equals(bytes) ? fine(what) : wrong(what, `Plik wrócił z ${place} zmieniony. Sprawdź dysk albo magazyn.`)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'błąd'
    return wrong(what, `Nie mogę zapisać i odczytać pliku w ${place} (${name}). Sprawdź prawa albo ustawienia S3.`)
  }
}
