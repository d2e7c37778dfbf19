import { importPractices } from '../../modules/practices/index.ts'
import { type Command, CommandProblem, say, warn } from './command.ts'
import { here } from './here.ts'
import { withHouse } from './with-house.ts'

const MOST_SHOWN = 20

export const importPracticesCommand: Command = {
  name: 'import practices',
  summary: 'Wprowadza praktyki na Mapę z pliku CSV, XLSX, GeoJSON albo JSON w wierszach; wszystkie albo żadnej.',
  usage: 'import practices PLIK [--dry-run] [--skip-bad]',
  options: { 'dry-run': { type: 'boolean' }, 'skip-bad': { type: 'boolean' } },
  meanings: {
    'dry-run': 'tylko sprawdza plik',
    'skip-bad': 'pomija wiersze z błędami; bez tej opcji jeden błąd zatrzymuje cały plik',
  },
  async run({ values, positionals }) {
    const [file] = positionals
    if (!file) throw new CommandProblem('Podaj plik z praktykami, np. wiec import practices praktyki.csv')
    const dryRun = values['dry-run'] === true
    return withHouse('import', async (context, { texts }) => {
      const t = texts.in('pl')
      const found = await importPractices(context, here(file), { dryRun, skipBad: values['skip-bad'] === true }).catch(
        (error) => {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CommandProblem(`Nie ma pliku ${file}.`)
          throw error
        },
      )
      const names = Object.entries(found.mapping).map(([field, place]) => `${field} = ${found.columns[place]}`)
      say(`Kolumny: ${names.join(', ')}.`)
      for (const { line, problem, value } of found.problems.slice(0, MOST_SHOWN))
        warn(`Wiersz ${line}: ${t(`practices.import.row.${problem}`, { value })}`)
      if (found.problems.length > MOST_SHOWN) warn(`…i jeszcze ${found.problems.length - MOST_SHOWN}.`)
      if (found.importId) say(`Wprowadzono praktyki: ${found.practices.length}.`)
      else if (dryRun) say(`Dobrych wierszy: ${found.practices.length}. Niczego nie zapisano.`)
      else say('Niczego nie zapisano. Popraw wiersze albo dodaj --skip-bad.')
      return found.importId || dryRun ? 0 : 1
    })
  },
}
