import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { knowledgeFolder } from '../shipped/folder.ts'

const known = new Map<string, string | null>()

/**
 * A drawn picture of the product by its name, as SVG to stand in a page; null when there is none of this name. Only files that
 * the product ships: a name is letters, digits and hyphens, so that it leads nowhere else.
 */
export function pictureNamed(name: string): string | null {
  const read = known.get(name)
  if (read !== undefined) return read
  const folder = knowledgeFolder()
  const path = folder && /^[a-z0-9-]{1,80}$/.test(name) ? join(folder, 'pictures', `${name}.svg`) : null
  const svg = path && existsSync(path) ? readFileSync(path, 'utf8').replace(/<\?xml[^>]*\?>\s*/, '') : null
  known.set(name, svg)
  return svg
}
