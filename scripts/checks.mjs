import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathWithOurs, ROOT, say } from './prepare.mjs'

/** What `npm run check` and `npm test` look at before any test runs. */
const CHECKS = [
  // The compiler written for speed; the one named `typescript` is the library that the check of boundaries reads with.
  { name: 'typy', command: join(ROOT, 'node_modules/typescript-native/bin/tsc'), args: ['--noEmit', '-p', '.'] },
  { name: 'styl kodu', command: 'biome', args: ['check', '--error-on-warnings', '--max-diagnostics=50'] },
  {
    name: 'granice modułów',
    command: 'depcruise',
    args: ['src', 'tests', 'bench', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
  },
]

/** Types, lint and boundaries, each as one result; side by side, because the longest of them uses one processor. */
export async function runChecks() {
  const done = await Promise.all(CHECKS.map(runCheck))
  for (const { name, ok, output } of done) {
    say(`\n— ${name}`)
    if (output) say(output)
    say(ok ? 'w porządku' : `nie przeszło: ${name}`)
  }
  return done.map(({ name, ok }) => ({ name, ok }))
}

/** One check, and what it wrote: shown at its end, so that two do not write into each other. */
function runCheck({ name, command, args }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: pathWithOurs() },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.once('error', ({ message }) => resolve({ name, ok: false, output: message }))
    child.once('close', (code) => resolve({ name, ok: code === 0, output: output.trim() }))
  })
}
