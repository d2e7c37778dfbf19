import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataFile } from '../../../platform/data-file.ts'

/** `data/knowledge`, or null in an installation that carries none. */
export function knowledgeFolder(): string | null {
  try {
    return dataFile('knowledge')
  } catch {
    return null
  }
}

/** Changes when a file of the folder does, or the program that reads them. */
export function fingerprintOf(folder: string | null): string {
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url))
  const hash = createHash('sha256').update(`${size} ${mtimeMs}`)
  for (const name of folder ? globSync('**/*.{md,json}', { cwd: folder }).sort() : [])
    hash.update(`\0${name}\0`).update(readFileSync(join(folder ?? '', name)))
  return hash.digest('base64url')
}
