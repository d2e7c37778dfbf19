// Runs under whatever Node >= 20 the machine has, before anything is installed: only Node's own modules here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Installs and builds what is missing or older than its sources. */
export function prepare(root = join(dirname(fileURLToPath(import.meta.url)), '..')) {
  install(root)
  build(root)
}

/** `npm ci` when node_modules is not what package-lock.json says. */
export function install(root) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  const mark = join(root, 'node_modules/.wiec-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock && existsSync(join(root, 'node_modules/.bin/node'))) return
  say('Instaluję zależności (npm ci)…')
  run(root, 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!existsSync(join(root, 'node_modules/.bin/node')))
    fail('Nie udało się zainstalować Node (pakiet npm „node”). Sprawdź połączenie i uruchom jeszcze raz.')
  writeFileSync(mark, lock)
}

/** Builds the server, the islands and the styles when a source is newer than the last build. */
export function build(root) {
  const mark = join(root, 'dist/.built')
  const sources = ['src', 'vite.config.ts', 'vite.server.config.ts', 'package-lock.json'].map((name) => newest(join(root, name)))
  if (existsSync(mark) && statSync(mark).mtimeMs >= Math.max(...sources)) return
  say('Buduję…')
  const node = join(root, 'node_modules/.bin/node')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  run(root, node, [vite, 'build', '--logLevel', 'warn'])
  run(root, node, [vite, 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'])
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(mark, '')
}

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  let latest = 0
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) latest = Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)
  return latest
}

function run(root, command, args) {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`
  const answer = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, PATH: path } })
  if (answer.error || answer.status !== 0) fail(`Nie udało się: ${command.split('/').at(-1)} ${args.join(' ')}`)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
