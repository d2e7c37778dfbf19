import { spawnSync } from 'node:child_process'

/**
 * A Python that has this module: another reader of the same standards, where the machine has one. The one that comes first in
 * PATH may be a version of its own without the packages of the system (Debian keeps them with /usr/bin/python3).
 * Where there is none, the reason is printed, and the test that asked is skipped.
 */
export function pythonWith(module: string, debianPackage: string): string | null {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`]).status === 0,
  )
  if (!found) console.info(`No python3 on this machine has ${module} (Debian: ${debianPackage}): not read back by it.`)
  return found ?? null
}
