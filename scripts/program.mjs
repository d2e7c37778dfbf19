import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NODE, ROOT } from './prepare.mjs'

/**
 * Runs the built program with the project's own Node, and ends as it ends. Where this Node can, it becomes that program,
 * so signals, memory and the terminal are simply the program's own.
 */
export function becomeProgram(args) {
  const settings = join(ROOT, '.env')
  const words = [
    '--enable-source-maps',
    // Room for new objects, in megabytes. With more, what a start leaves behind is held for ever: 40 MB of an idle portal.
    '--max-semi-space-size=8',
    ...(existsSync(settings) ? [`--env-file=${settings}`] : []),
    join(ROOT, 'dist/server/main.js'),
    ...args,
  ]
  // The program lives in the project's folder; paths typed by a person are read from where they typed them.
  const env = {
    ...process.env,
    WIEC_HERE: process.cwd(),
    // Each thread would keep a store of its own of what it gave back: 5 MB of an idle portal, more after pictures.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    // What V8 made of our files the last time; a third less to do at the second start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules/.cache/compiled'),
  }
  process.chdir(ROOT)
  if (process.execve) process.execve(NODE, [NODE, ...words], env)
  const program = spawn(NODE, words, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  program.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
