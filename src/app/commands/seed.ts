import { loadPlaces } from '../../modules/places/index.ts'
import { UnreadableFile } from '../../platform/documents/index.ts'
import { Refusal } from '../../platform/errors.ts'
import { addLetters, seedDemo, signInLines } from '../demo/index.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { here } from './here.ts'
import { withHouse } from './with-house.ts'

export const seed: Command = {
  name: 'seed demo',
  summary: 'Wypełnia pustą bazę siecią pokazową.',
  usage: 'seed demo [--letters PLIK]',
  options: { letters: { type: 'string' } },
  meanings: {
    letters: 'wczytuje listy z pliku (JSON w wierszach, CSV, XLSX) do osobnych konsultacji i grupuje podobne',
  },
  async run({ values }) {
    const file = typeof values.letters === 'string' ? values.letters : null
    await withHouse('seed', async (context, house) => {
      await loadPlaces(house.db)
      await seedDemo(context)
      say('Sieć pokazowa jest w bazie.')
      if (!file) return
      const added = await addLetters(context, here(file)).catch((error) => unreadable(error, file))
      if (added) say(`Wprowadzono listy: ${added.letters}. Grupy podobnych: ${added.groups}.`)
      else say('Listy były już wczytane, zostają bez zmian.')
    })
    for (const line of signInLines()) say(line)
    say('Konta pokazowe działają tylko w trybie pokazowym: npm start albo WIEC_DEMO=1.')
  },
}

function unreadable(error: unknown, file: string): never {
  const code = (error as { code?: string }).code
  if (error instanceof Refusal || error instanceof UnreadableFile || code === 'ENOENT' || code === 'EISDIR')
    throw new CommandProblem(`Nie mogę odczytać listów z pliku ${file}. Podaj plik JSON w wierszach, CSV albo XLSX.`)
  throw error
}
