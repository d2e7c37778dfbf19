import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface ManifestEntry {
  file: string
  src?: string
  name?: string
}

const base = '/zasoby/'

// Read when the process starts: names carry a hash of the content, so browsers keep the files for ever.
const files = readManifest(join(process.cwd(), 'dist/client/.vite/manifest.json'))

/**
 * Address of a built file by its plain name: `styl.css`, `wiec-draft.js`, `favicon.svg`.
 * Without a build (in tests) the plain name itself.
 */
export function assetUrl(name: string): string {
  return base + (files.get(name) ?? name)
}

/** Plain names to built names, without folders. */
export function namesIn(manifest: Record<string, ManifestEntry>): Map<string, string> {
  const names = new Map<string, string>()
  for (const entry of Object.values(manifest)) {
    const file = lastPart(entry.file)
    const extension = file.slice(file.lastIndexOf('.'))
    const plain = entry.name ? `${entry.name}${extension}` : lastPart(entry.src ?? file)
    names.set(plain, file)
  }
  return names
}

function readManifest(path: string): Map<string, string> {
  try {
    return namesIn(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
