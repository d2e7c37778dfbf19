#!/usr/bin/env node
// The `wiec` command: prepares what is missing, then runs the built program with the project's own Node.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { prepare } from '../scripts/prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
prepare(root)
const answer = spawnSync(join(root, 'node_modules/.bin/node'), ['--enable-source-maps', join(root, 'dist/server/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, WIEC_ROOT: root },
})
process.exit(answer.status ?? 1)
