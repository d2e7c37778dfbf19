import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { lockFolder } from '../../platform/db/embedded.ts'
import { COMMANDS, runCommand } from './index.ts'

const LETTERS = [
  { id: 'a', text: 'Proszę nie przeznaczać łąk nad Supraślą pod zabudowę. To teren zalewowy i siedlisko ptaków.' },
  { id: 'b', text: 'Proszę nie przeznaczać łąk nad Supraślą pod zabudowę! To teren zalewowy i siedlisko ptaków.' },
  { id: 'c', text: 'W centrum brakuje ławek, na których można odpocząć w drodze z przychodni do domu.' },
]

let folder: string
let said: string
let warned: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiec-commands-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(() => {
  said = ''
  warned = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += text
    return true
  })
  vi.stubEnv('WIEC_DATA', join(folder, 'var'))
  vi.stubEnv('WIEC_HERE', folder)
  vi.stubEnv('DATABASE_URL', undefined)
  return () => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  }
})

const wiec = (line: string) => runCommand(COMMANDS, line.split(' '))

describe('words of the command line', () => {
  test.each(COMMANDS.map(({ name }) => name))('%s says how it is used', async (name) => {
    expect(await wiec(`${name} --help`)).toBe(0)
    expect(said).toContain(`Użycie: wiec ${name}`)
    const command = COMMANDS.find((each) => each.name === name)
    for (const option of Object.keys(command?.options ?? {})) {
      expect(command?.meanings?.[option], option).toBeTruthy()
      expect(command?.usage).toContain(`--${option}`)
    }
  })

  test('an unknown command shows those that are', async () => {
    expect(await wiec('dance')).toBe(1)
    expect(said).toContain('Nie znam polecenia „dance”')
    for (const { name } of COMMANDS) expect(said).toContain(name)
  })

  test('the beginning of a command says how it goes on', async () => {
    expect(await wiec('import --help')).toBe(0)
    expect(said).toContain('Użycie: wiec import remarks')
    expect(warned).toBe('')
    expect(await wiec('import uwagi.csv')).toBe(1)
    expect(warned).toBe('Polecenie „import” ma dalszy ciąg: wiec import remarks, wiec import practices.\n')
  })

  test.each([
    ['migrate --faster', 'Nie znam opcji --faster. Zobacz: wiec <polecenie> --help\n'],
    ['import remarks uwagi.csv --process', 'Opcja --process jest źle podana. Zobacz: wiec <polecenie> --help\n'],
    ['group listy.jsonl --json=tak', 'Opcja --json jest źle podana. Zobacz: wiec <polecenie> --help\n'],
  ])('%s: a wrong option is one sentence', async (line, sentence) => {
    expect(await wiec(line)).toBe(1)
    expect(warned).toBe(sentence)
  })
})

describe('calc', () => {
  test('deadline counts as KPA does, and rolls only when asked to', async () => {
    expect(await wiec('calc deadline --from 2026-12-11 --days 14')).toBe(0)
    expect(JSON.parse(said)).toMatchObject({ end: '2026-12-25', rolled: '2026-12-28', safe: '2026-12-23' })
    said = ''
    expect(await wiec('calc deadline --from 2026-12-11 --days 14 --rolls')).toBe(0)
    expect(JSON.parse(said)).toMatchObject({ end: '2026-12-28' })
  })

  test('consultation prints the earliest end, the window for meetings, forms and articles', async () => {
    expect(await wiec('calc consultation --procedure plan --from 2026-09-07')).toBe(0)
    expect(JSON.parse(said)).toMatchObject({
      earliestEnd: '2026-10-04',
      cautiousEnd: '2026-10-05',
      meetings: { from: '2026-09-15', to: '2026-09-28' },
      forms: [{ atLeast: 1, of: ['remarks'] }, { atLeast: 1 }, { atLeast: 1 }],
      articles: expect.arrayContaining(['art. 8j ust. 1 UPZP']),
    })
  })

  test('budget-minimum rounds up to a grosz', async () => {
    expect(await wiec('calc budget-minimum --expenditure 7654321987.65')).toBe(0)
    expect(JSON.parse(said)).toMatchObject({ minimum: '38271609.94' })
  })

  test.each([
    ['calc deadline --from 2026-02-30 --days 3', '--from'],
    ['calc deadline --from 2026-02-03', '--days'],
    ['calc deadline --from 2026-02-03 --days 3 --months 1', '--days'],
    ['calc deadline --from 2026-02-03 --days trzy', '--days'],
    ['calc consultation --procedure inna --from 2026-02-03', '--procedure'],
    ['calc consultation --procedure plan --from 1999-02-03', '1999-02-03'],
    ['calc budget-minimum --expenditure dużo', '--expenditure'],
  ])('%s is refused with a sentence about %s', async (line, about) => {
    expect(await wiec(line)).toBe(1)
    expect(warned).toContain(about)
    expect(said).toBe('')
  })
})

describe('opinion-map', () => {
  const table = [
    'participant,group-id,0,1,2',
    ...Array.from(
      { length: 20 },
      (_, person) => `${person},${person % 2},1,${person % 2 ? 1 : -1},${person ? '' : 'x'}`,
    ),
  ].join('\n')
  beforeAll(async () => {
    await writeFile(join(folder, 'votes.csv'), table)
    await writeFile(join(folder, 'words.csv'), 'id,text\n1,ławka\n')
  })

  test('prints in words what people share, and warns of cells that are no vote', async () => {
    expect(await wiec('opinion-map votes.csv')).toBe(0)
    expect(said).toContain('Osoby: 20. Opinie: 3. Głosy: 40.')
    expect(said).toContain('Zgadzają się prawie wszyscy: 0.')
    expect(warned).toContain('2:2')
  })

  test('prints everything as JSON, with groups written in the file when asked to', async () => {
    expect(await wiec('opinion-map votes.csv --json --groups')).toBe(0)
    const map = JSON.parse(said)
    expect(map.groups.map(({ size }: { size: number }) => size)).toEqual([10, 10])
    expect(map.consensus.agree['0']).toBeCloseTo((11 / 12) ** 2, 12)
    expect(Object.keys(map)).toEqual(expect.arrayContaining(['evidence', 'extremity', 'priority', 'divides']))
  })

  test.each([
    ['opinion-map absent.csv', 'Nie ma pliku'],
    ['opinion-map words.csv', 'Nie rozumiem pliku'],
    ['opinion-map votes.csv --seed siedem', '--seed'],
    ['opinion-map', 'Podaj tabelę'],
  ])('%s is refused with one sentence', async (line, sentence) => {
    expect(await wiec(line)).toBe(1)
    expect(warned).toContain(sentence)
  })
})

describe('words', () => {
  test('prints the keys of each word, of names and of words typed without diacritics too', async () => {
    expect(await wiec('words konsultacjom Białegostoku solectw i --json')).toBe(0)
    expect(JSON.parse(said)).toMatchObject([
      { word: 'konsultacjom', keys: expect.arrayContaining(['konsultacja']), stopword: false },
      { word: 'Białegostoku', keys: expect.arrayContaining(['białystok']) },
      { word: 'solectw', keys: expect.arrayContaining(['sołectwo']) },
      { word: 'i', stopword: true },
    ])
  })

  test('without a word it asks for one', async () => {
    expect(await wiec('words --json')).toBe(1)
    expect(warned).toContain('Podaj słowa')
  })
})

describe('group', () => {
  beforeAll(() => writeFile(join(folder, 'letters.jsonl'), LETTERS.map((letter) => JSON.stringify(letter)).join('\n')))

  test('prints groups as lists of ids', async () => {
    expect(await wiec('group letters.jsonl --json')).toBe(0)
    expect(JSON.parse(said)).toEqual([['a', 'b']])
  })

  test('says in words what it found, and what it could not read', async () => {
    await writeFile(
      join(folder, 'torn.jsonl'),
      `${JSON.stringify(LETTERS[0])}\n{"id": torn\n${JSON.stringify(LETTERS[1])}`,
    )
    expect(await wiec('group torn.jsonl')).toBe(0)
    expect(said).toContain('Grupa 1 (2): a, b')
    expect(warned).toContain('Wiersz 2')
  })

  test('reads the fields it is told to read', async () => {
    const renamed = LETTERS.map(({ id, text }) => JSON.stringify({ other: text.length, nr: id, słowa: text }))
    await writeFile(join(folder, 'renamed.jsonl'), renamed.join('\n'))
    expect(await wiec('group renamed.jsonl --json --id nr --text słowa')).toBe(0)
    expect(JSON.parse(said)).toEqual([['a', 'b']])
  })

  test('an absent file is one sentence', async () => {
    expect(await wiec('group absent.jsonl')).toBe(1)
    expect(warned).toBe('Nie ma pliku absent.jsonl.\n')
  })
})

describe('what stops a portal from starting is one sentence', () => {
  test('a wrong setting', async () => {
    vi.stubEnv('PORT', 'three thousand')
    expect(await wiec('serve')).toBe(1)
    expect(warned).toBe('Ustawienie PORT ma złą wartość. Podaj numer portu od 0 do 65535.\n')
  })

  test('a data folder in use', async () => {
    const unlock = lockFolder(join(folder, 'var'))
    // The holder is this very process, which may take its own lock again; another one may not.
    await writeFile(join(folder, 'var/wiec.lock'), `1 ${await startedAt(1)}`)
    expect(await wiec('migrate')).toBe(1)
    unlock()
    expect(warned).toContain('Folder danych jest zajęty przez inny proces portalu (numer 1)')
  })

  test('a database that does not answer', async () => {
    vi.stubEnv('DATABASE_URL', `postgres://wiec@127.0.0.1:${await deafPort()}/wiec`)
    expect(await wiec('migrate')).toBe(1)
    expect(warned).toContain('Nie mogę połączyć się z bazą z DATABASE_URL')
  })

  test.each([
    ['the port', { PORT: 'taken' }],
    ['the port of measures, and the pages are not left behind', { PORT: '0', METRICS_PORT: 'taken' }],
    ['the port, and the measures are not left behind', { PORT: 'taken', METRICS_PORT: 'free' }],
  ])('in use: %s', async (_, ports) => {
    const other = createServer()
    const taken = await new Promise<number>((listening) => {
      other.listen(0, '127.0.0.1', () => listening((other.address() as { port: number }).port))
    })
    const free = await deafPort()
    for (const [name, port] of Object.entries(ports))
      vi.stubEnv(name, port === 'taken' ? String(taken) : port === 'free' ? String(free) : port)
    expect(await wiec('serve')).toBe(1)
    other.close()
    expect(warned).toContain(`Port ${taken} jest zajęty przez inny program.`)
    await expect(fetch(`http://127.0.0.1:${free}/metrics`)).rejects.toThrow()
  })

  test('a data folder that cannot be written', async () => {
    await writeFile(join(folder, 'a-file'), '')
    vi.stubEnv('WIEC_DATA', join(folder, 'a-file/var'))
    expect(await wiec('migrate')).toBe(1)
    expect(warned).toContain('Nie mogę zapisać w folderze danych')
  })
})

describe('an installation from the command line', () => {
  test('gets its tables, its people, its demonstration, and says how it is', async () => {
    expect(await wiec('migrate')).toBe(0)
    expect(await wiec('migrate')).toBe(0)
    expect(said).toContain('Baza jest aktualna.')

    const create = ['user', 'create', '--email', 'Ewa@example.org', '--name', 'Ewa Rzeka', '--role', 'administrator']
    expect(await runCommand(COMMANDS, create)).toBe(0)
    expect(said).toMatch(/Hasło \(pokazywane tylko teraz\): [a-z0-9]{5}(-[a-z0-9]{5}){3}\n/)
    said = ''
    expect(await runCommand(COMMANDS, create.with(-1, 'coordinator'))).toBe(0)
    expect(said).toContain('Konto ewa@example.org już było')
    expect(said).not.toContain('Hasło')
    expect(await runCommand(COMMANDS, create.with(-1, 'clerk'))).toBe(1)
    expect(warned).toContain('Podaj --organisation')

    expect(await wiec('seed demo')).toBe(0)
    expect(said).toContain('Sieć pokazowa jest w bazie')
    expect(await wiec('export dane')).toBe(0)
    expect(await wiec('export dane')).toBe(1)
    await checkOpenData(join(folder, 'dane'))

    vi.stubEnv('WIEC_URL', 'https://wiec.example')
    expect(await wiec('doctor')).toBe(1)
    expect(said).toMatch(/✗ Poczta\n {2}.*SMTP_URL/)
    expect(said).toContain('✓ Migracje')
    vi.stubEnv('WIEC_DEMO', '1')
    vi.stubEnv('WIEC_URL', undefined)
    expect(await wiec('doctor')).toBe(0)
  }, 180_000)
})

async function checkOpenData(path: string) {
  const organisations = JSON.parse(await readFile(join(path, 'organizacje.json'), 'utf8'))
  expect(organisations.length).toBeGreaterThan(10)
  const consultations = await readdir(join(path, 'konsultacje'))
  expect(consultations.length).toBeGreaterThan(0)
  const remarks = await Promise.all(
    consultations.map(async (slug) =>
      JSON.parse(await readFile(join(path, 'konsultacje', slug, 'uwagi.json'), 'utf8')),
    ),
  )
  expect(remarks.flat().length).toBeGreaterThan(10)
}

/** A port where nobody listens: it was free a moment ago. */
async function deafPort(): Promise<number> {
  const probe = createServer()
  const port = await new Promise<number>((free) => {
    probe.listen(0, '127.0.0.1', () => free((probe.address() as { port: number }).port))
  })
  await new Promise((closed) => probe.close(closed))
  return port
}

async function startedAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
