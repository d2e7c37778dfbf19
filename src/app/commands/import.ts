import { KIND } from '../../modules/consultations/index.ts'
import { findProcess } from '../../modules/processes/index.ts'
import { CHANNELS, type Channel, type FileImport, importFile } from '../../modules/remarks/index.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Texts } from '../../platform/texts/index.ts'
import { type Command, CommandProblem, say, warn } from './command.ts'
import { here } from './here.ts'
import { withHouse } from './with-house.ts'

export const importRemarks: Command = {
  name: 'import remarks',
  summary: 'Wprowadza uwagi z pliku CSV, XLSX albo JSON w wierszach; wszystkie albo żadnej.',
  usage:
    'import remarks PLIK --process SLUG [--channel KANAŁ] [--received-on RRRR-MM-DD] [--dry-run] [--skip-bad] [--hidden]',
  options: {
    process: { type: 'string' },
    channel: { type: 'string' },
    'received-on': { type: 'string' },
    'dry-run': { type: 'boolean' },
    'skip-bad': { type: 'boolean' },
    hidden: { type: 'boolean' },
  },
  meanings: {
    process: 'końcówka adresu konsultacji, np. park-nad-netta w /konsultacje/park-nad-netta',
    channel: `kanał wierszy, które go nie podają: ${CHANNELS.join(', ')} (domyślnie email)`,
    'received-on': 'data wpływu wierszy, które jej nie podają (domyślnie dziś)',
    'dry-run': 'tylko sprawdza plik',
    'skip-bad': 'pomija wiersze z błędami; bez tej opcji jeden błąd zatrzymuje cały plik',
    hidden: 'nie pokazuje uwag czytelnikom od razu',
  },
  async run({ values, positionals }) {
    const [file] = positionals
    if (!file)
      throw new CommandProblem('Podaj plik z uwagami, np. wiec import remarks uwagi.csv --process park-nad-netta')
    if (typeof values.process !== 'string') throw new CommandProblem('Podaj konsultacje: --process park-nad-netta')
    const options = {
      channel: channelOf(values.channel),
      receivedOn: dateOf(values['received-on']),
      dryRun: values['dry-run'] === true,
      skipBad: values['skip-bad'] === true,
      publish: values.hidden !== true,
    }
    const slug = values.process
    return withHouse('import', async (context, { texts }) => {
      const process = await findProcess(context, KIND, slug).catch(() => {
        throw new CommandProblem(`Nie ma konsultacji ${slug}.`)
      })
      const found = await importFile(context, process, here(file), options).catch((error) =>
        unreadable(error, file, texts),
      )
      return tell(found, options.dryRun, texts)
    })
  },
}

function channelOf(word: string | boolean | undefined): Channel {
  if (word === undefined) return 'email'
  const channel = CHANNELS.find((each) => each === word)
  if (!channel) throw new CommandProblem(`Nie znam kanału „${word}”. Podaj ${CHANNELS.join(', ')}.`)
  return channel
}

function dateOf(word: string | boolean | undefined): Temporal.PlainDate | undefined {
  if (word === undefined) return undefined
  try {
    return Temporal.PlainDate.from(String(word))
  } catch {
    throw new CommandProblem('Podaj datę jako rok-miesiąc-dzień, np. --received-on 2026-09-30')
  }
}

function unreadable(error: unknown, file: string, texts: Texts): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CommandProblem(`Nie ma pliku ${file}.`)
  if (error instanceof Refusal) throw new CommandProblem(texts.in('pl')(`refusal.${error.word}`))
  throw error
}

const MOST_SHOWN = 20

function tell(
  { letters, problems, notes, importId, groups, columns }: FileImport,
  dryRun: boolean,
  texts: Texts,
): number {
  const t = texts.in('pl')
  const understood = Object.entries(columns).map(([field, name]) => `${t(`remarks.import.field.${field}`)} = ${name}`)
  say(`Kolumny: ${understood.join(', ')}.`)
  for (const { line, problem, value } of problems.slice(0, MOST_SHOWN))
    warn(`Wiersz ${line}: ${t(`remarks.import.row.${problem}`, { value })}`)
  if (problems.length > MOST_SHOWN) warn(`…i jeszcze ${problems.length - MOST_SHOWN}.`)
  for (const { line, note, value } of notes.slice(0, MOST_SHOWN))
    warn(`Wiersz ${line}: ${t(`remarks.import.note.${note}`, { value })}`)
  if (notes.length > MOST_SHOWN) warn(`…i jeszcze ${notes.length - MOST_SHOWN} do sprawdzenia.`)
  if (importId) say(`Wprowadzono uwagi: ${letters}. Grupy podobnych: ${groups}.`)
  else if (dryRun) say(`Dobrych wierszy: ${letters}. Błędów: ${problems.length}. Niczego nie zapisano.`)
  else say('Niczego nie zapisano. Popraw wiersze albo dodaj --skip-bad.')
  return importId || (dryRun && problems.length === 0) ? 0 : 1
}
