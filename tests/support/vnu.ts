import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What the Nu Html Checker has against these pages, by name; null where this machine has none, after a line that says why.
 * It is a program in Java of 30 MB, so it is no dependency: whoever has `vnu.jar` names it in VNU_JAR.
 */
export async function nuErrors(pages: ReadonlyMap<string, string>): Promise<string[] | null> {
  const jar = [process.env.VNU_JAR, '/usr/share/java/vnu.jar', '/opt/vnu.jar'].find((path) => path && existsSync(path))
  if (!jar || spawnSync('java', ['-version']).status !== 0) {
    console.info(
      `The Nu Html Checker did not read these pages: ${jar ? 'there is no java' : 'VNU_JAR names no vnu.jar'}. html-validate did.`,
    )
    return null
  }
  const folder = await mkdtemp(join(tmpdir(), 'wiec-vnu-'))
  try {
    const names = [...pages.keys()]
    for (const [index, html] of [...pages.values()].entries()) await writeFile(join(folder, `${index}.html`), html)
    const { stdout, error } = spawnSync(
      'java',
      ['-jar', jar, '--errors-only', '--stdout', '--exit-zero-always', '--format', 'json', folder],
      { encoding: 'utf8', maxBuffer: 64_000_000 },
    )
    if (error) throw error
    const { messages } = JSON.parse(stdout) as { messages: { url: string; message: string; extract?: string }[] }
    return messages.map(({ url, message, extract = '' }) => {
      const index = Number(/(\d+)\.html$/.exec(url)?.[1])
      return `${names[index]}: ${message} (${extract.replace(/\s+/g, ' ').trim()})`
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
