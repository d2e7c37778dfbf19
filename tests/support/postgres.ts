import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export interface RunningPostgres {
  url(database: string): string
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL of our own on a free port of 127.0.0.1, in a new folder, never as root.
 * @throws Error with a sentence saying what to install when there is none
 */
export async function startPostgres(folder: string, { durable = false } = {}): Promise<RunningPostgres> {
  const bin = findPostgres()
  if (!bin)
    throw new Error(
      'Nie ma PostgreSQL. Zainstaluj go (Debian: apt-get install postgresql) albo dodaj jego folder bin do PATH.',
    )
  const port = await freePort()
  const asUser = process.getuid?.() === 0 ? serverUser() : null
  mkdirSync(folder, { recursive: true })
  if (asUser) {
    chmodSync(join(folder, '..'), 0o711)
    chownSync(folder, asUser.uid, asUser.gid)
  }
  const identity = asUser
    ? { uid: asUser.uid, gid: asUser.gid, cwd: folder, env: { ...process.env, HOME: folder } }
    : { cwd: folder }

  execFileSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'wiec', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...identity,
      stdio: 'ignore',
    },
  )
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      join(folder, 'data'),
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=256MB',
      // The machine of a test never loses power while it looks; what is measured waits for the disk, as in use.
      ...['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => [
        '-c',
        `${name}=${durable ? 'on' : 'off'}`,
      ]),
    ],
    { ...identity, stdio: 'ignore' },
  )
  const url = (database: string) => `postgres://wiec@127.0.0.1:${port}/${database}`
  await untilReady(bin, port)
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve())
        server.kill('SIGINT')
      }),
  }
}

/** The folder with PostgreSQL's server programs: in PATH, or where Debian puts them. */
export function findPostgres(): string | null {
  const places = [
    ...(process.env.PATH ?? '').split(':'),
    ...(existsSync('/usr/lib/postgresql')
      ? readdirSync('/usr/lib/postgresql')
          .sort((a, b) => Number(b) - Number(a))
          .map((version) => `/usr/lib/postgresql/${version}/bin`)
      : []),
  ]
  return (
    places.find((place) => place && existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_isready'))) ?? null
  )
}

// The server refuses to run as root. Where it came without its own user, the user of nobody will do.
function serverUser(): { uid: number; gid: number } {
  const id = (flag: string, name: string) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout.trim()) : null
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = id('-u', name)
    const gid = id('-g', name)
    if (uid !== null && gid !== null) return { uid, gid }
  }
  throw new Error('Nie ma użytkownika, na którym mógłby działać PostgreSQL. Załóż go: useradd --system postgres')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

// pg_isready waits for an answer itself; each try is a fresh process, so the loop needs no clock.
async function untilReady(bin: string, port: number) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const ready = await new Promise<boolean>((resolve) => {
      spawn(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-t', '3'], { stdio: 'ignore' }).once(
        'exit',
        (code) => resolve(code === 0),
      )
    })
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('PostgreSQL nie wystartował w 30 sekund.')
}
