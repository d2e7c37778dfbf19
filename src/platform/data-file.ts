import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Path of a file the product ships in `data/`, found from the source tree and from the built server alike. */
export function dataFile(name: string): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'data', name)
    if (existsSync(path)) return path
  }
  throw new Error(`The file data/${name} is missing from this installation`)
}
