// `npm run dev`: builds on every save and starts the portal again on what was built.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { NODE, prepare, ROOT } from './prepare.mjs'

prepare()
const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
const main = join(ROOT, 'dist/server/main.js')
const programs = [
  [vite, 'build', '--watch', '--logLevel', 'warn'],
  [vite, 'build', '--watch', '--config', 'vite.server.config.ts', '--logLevel', 'warn'],
  [`--watch-path=${join(ROOT, 'dist')}`, '--watch-preserve-output', '--enable-source-maps', main, 'serve', '--demo'],
].map((words) => spawn(NODE, words, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } }))

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const program of programs) program.kill(signal)
  })
for (const program of programs)
  program.once('exit', (code) => {
    for (const other of programs) other.kill('SIGTERM')
    process.exitCode = code ?? 0
  })
