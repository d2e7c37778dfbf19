import { spawnSync } from 'node:child_process'
import { pathWithOurs, ROOT, say } from './prepare.mjs'

/** What `npm run check` and `npm test` look at before any test runs. */
const CHECKS = [
  { name: 'typy', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  { name: 'styl kodu', command: 'biome', args: ['check', '--error-on-warnings', '--max-diagnostics=50'] },
  {
    name: 'granice modułów',
    command: 'depcruise',
    args: ['src', 'tests', 'bench', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
  },
]

/** Types, lint and boundaries, each as one result. */
export function runChecks() {
  return CHECKS.map(({ name, command, args }) => {
    say(`\n— ${name}`)
    const { status } = spawnSync(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PATH: pathWithOurs() },
    })
    say(status === 0 ? 'w porządku' : `nie przeszło: ${name}`)
    return { name, ok: status === 0 }
  })
}
