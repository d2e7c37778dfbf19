import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

interface ManifestEntry {
  file: string
  src?: string
  name?: string
  /** Keys of entries it needs. */
  imports?: string[]
}

const base = '/zasoby/'

// Read once, with the first page: names carry a hash of the content, so browsers keep the files for ever.
let known: { manifest: Record<string, ManifestEntry>; files: Map<string, string> } | null = null

function built() {
  if (known) return known
  const manifest = readManifest(join(process.cwd(), 'dist/client/.vite/manifest.json'))
  known = { manifest, files: namesIn(manifest) }
  return known
}

/**
 * Address of a built file by its plain name: `styl.css`, `wiec-draft.js`, `favicon.svg`.
 * Without a build (in tests) the plain name itself.
 */
export function assetUrl(name: string): string {
  return base + (built().files.get(name) ?? name)
}

/** Addresses of a script and of everything it imports, for those who keep scripts to run without a network. */
export function scriptUrls(name: string): string[] {
  const { manifest } = built()
  const needed = new Set<string>()
  const add = (key: string) => {
    const entry = manifest[key]
    if (!entry || needed.has(base + lastPart(entry.file))) return
    needed.add(base + lastPart(entry.file))
    for (const other of entry.imports ?? []) add(other)
  }
  for (const [key, entry] of Object.entries(manifest)) if (`${entry.name}.js` === name) add(key)
  return needed.size > 0 ? [...needed] : [assetUrl(name)]
}

/** The text of a built script, for those that are served at an address of their own; empty without a build (in tests). */
export function scriptText(name: string): string {
  try {
    return readFileSync(join(process.cwd(), 'dist/client/assets', basename(assetUrl(name))), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
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

function readManifest(path: string): Record<string, ManifestEntry> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
