// Runs under whatever Node >= 20 the machine has, before anything is installed: only Node's own modules here.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The Node of the project, an npm package: the same one on every machine. */
export const NODE = join(ROOT, 'node_modules/.bin/node')

/** Installs and builds what is missing or older than its sources. */
export function prepare() {
  // An image carries the built program and no sources: there is nothing to prepare.
  if (!existsSync(join(ROOT, 'src'))) return
  install()
  build()
}

/** `npm ci` when node_modules is not what package-lock.json says. */
export function install() {
  if (isInstalled()) return
  say('Instaluję zależności (npm ci)…')
  // With development tools also where NODE_ENV says production: the build and the tests need them.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], pathWithoutOurs())
  if (!existsSync(NODE))
    fail('Nie udało się zainstalować Node (pakiet npm „node”). Sprawdź połączenie z siecią i uruchom jeszcze raz.')
}

/** Builds the server, the islands, the styles and the database a new data folder begins with, when a source is newer. */
export function build() {
  const mark = join(ROOT, 'dist/.built')
  const latest = Math.max(
    ...['src', 'migrations', 'data/teryt', 'vite.config.ts', 'vite.server.config.ts', 'package-lock.json'].map((name) =>
      newest(join(ROOT, name)),
    ),
  )
  if (existsSync(mark) && Number(readFileSync(mark, 'utf8')) >= latest) return
  say('Buduję…')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const aside = join(ROOT, `dist/next-${process.pid}`)
  const common = ['--emptyOutDir', '--logLevel', 'warn']
  run(NODE, [vite, 'build', '--outDir', join(aside, 'client'), ...common])
  run(NODE, [vite, 'build', '--config', 'vite.server.config.ts', '--outDir', join(aside, 'server'), ...common])
  for (const part of ['client', 'server']) replace(join(ROOT, 'dist', part), join(aside, part))
  rmSync(aside, { recursive: true, force: true })
  run(NODE, [join(ROOT, 'dist/server/main.js'), 'migrate', '--prepare'])
  writeFileSync(mark, String(latest))
}

// Built aside and moved into place at once: a portal that is serving from here, or another build, never sees a half.
function replace(place, made) {
  const old = `${made}-old`
  while (true) {
    move(place, old, 'ENOENT')
    if (move(made, place, 'ENOTEMPTY', 'EEXIST')) return
    rmSync(old, { recursive: true, force: true })
  }
}

/** Whether it was moved; a failure of one of these kinds is no more than a no. */
function move(from, to, ...failures) {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (failures.includes(error.code)) return false
    throw error
  }
}

/** Runs a program in the project's folder; what it says goes to standard error. Ends everything when it fails. */
export function run(command, args, path = pathWithOurs()) {
  const answer = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], env: { ...process.env, PATH: path } })
  if (answer.error?.code === 'ENOENT') fail(`Nie ma programu ${command}. Zainstaluj go i uruchom jeszcze raz.`)
  if (answer.error || answer.status !== 0) fail(`Nie udało się: ${command.split('/').at(-1)} ${args.join(' ')}`)
}

/** PATH with the project's own programs first, as npm scripts have it. */
export const pathWithOurs = () => [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter)

export function say(text) {
  process.stderr.write(`${text}\n`)
}

export function fail(text) {
  say(text)
  process.exit(1)
}

// npm writes node_modules/.package-lock.json last, so it says what a finished installation holds.
function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(installed) || !existsSync(NODE)) return false
  const wanted = packagesOf(join(ROOT, 'package-lock.json'))
  const present = packagesOf(installed)
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  )
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

// npm deletes our programs while it installs, among them the Node that would be running it.
const pathWithoutOurs = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== join(ROOT, 'node_modules/.bin'))
    .join(delimiter)

// Folders count too: a file that went away changes only the folder it was in.
function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const inside = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => newest(join(path, entry.name)))
  return Math.max(mtimeMs, ...inside)
}
