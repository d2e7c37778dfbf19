import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, NODE, pathWithOurs, ROOT, say } from './prepare.mjs'

/**
 * Begins to install what Debian packages of all this, so that it comes while npm brings ours. Whatever is missing at its
 * end is asked for again, one by one.
 */
export async function beginSystemInstall() {
  const missing = [...(findShell() ? [] : [SHELL]), ...(findPostgres() ? [] : ['postgresql'])]
  if (missing.length > 0 && mayInstall()) await once(spawn(...aptInstalling(missing)), 'close')
}

/**
 * A Chromium for the tests in a browser: the system's, else installed now. Its shell without windows comes first, because the
 * tests take several times longer with the whole browser (decision 0250); where there is none the whole one serves.
 */
export function needBrowser() {
  if (findShell()) return
  if (aptInstall(SHELL) && findShell()) return
  if (findBrowser()) return
  if (aptInstall('chromium') && findBrowser()) return
  say('Pobieram Chromium (playwright)…')
  spawnSync(join(ROOT, 'node_modules/.bin/playwright-core'), ['install', 'chromium'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  })
  if (!findBrowser())
    fail(
      'Testy potrzebują przeglądarki Chromium. Zainstaluj ją (Debian: apt-get install chromium) i uruchom jeszcze raz.',
    )
}

/** PostgreSQL's server programs for the tests on a real server: the system's, else installed now. */
export function needPostgres() {
  if (findPostgres()) return
  if (aptInstall('postgresql') && findPostgres()) return
  fail(
    'Testy potrzebują PostgreSQL. Zainstaluj go (Debian: apt-get install postgresql) albo dodaj jego folder bin do PATH.',
  )
}

const SHELL = 'chromium-headless-shell'
const findShell = () => runs(`/usr/bin/${SHELL}`, ['--version'])

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

function findBrowser() {
  const system = SYSTEM_BROWSERS.find((path) => runs(path, ['--version']))
  return system ?? playwrightBrowser()
}

function playwrightBrowser() {
  const ask = "console.log(require('playwright-core').chromium.executablePath())"
  const path = execFileSync(NODE, ['-e', ask], { cwd: ROOT, encoding: 'utf8' }).trim()
  return existsSync(path) ? path : null
}

function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const folders = [
    ...pathWithOurs().split(delimiter),
    ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

// On Ubuntu the path may hold a stub that only says where else to look, so it must answer.
const runs = (path, args) =>
  existsSync(path) && spawnSync(path, args, { stdio: 'ignore', timeout: 20_000 }).status === 0

/** @returns whether the package is installed now */
const aptInstall = (name) => mayInstall() && spawnSync(...aptInstalling([name])).status === 0

/** Only root may, and only where packages are Debian's. */
const mayInstall = () =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0

/** With the lists of packages this machine knows; when they do not suffice, with new ones. */
function aptInstalling(names) {
  say(`Instaluję ${names.join(' i ')} (apt-get)…`)
  const install = 'apt-get install -y -q --no-install-recommends "$@"'
  return [
    'sh',
    ['-c', `${install} || { apt-get update -q && ${install}; }`, 'sh', ...names],
    { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
  ]
}
