import { type FileGroups, groupFile, type RecordProblem } from '../../modules/remarks/index.ts'
import { type Command, CommandProblem, say, warn } from './command.ts'
import { here } from './here.ts'

export const group: Command = {
  name: 'group',
  summary: 'Znajduje podobne listy w pliku i wypisuje ich grupy; bez bazy danych i ustawień.',
  usage: 'group PLIK.jsonl|PLIK.json|PLIK.csv [--json] [--id POLE] [--text POLE]',
  options: { json: { type: 'boolean' }, id: { type: 'string' }, text: { type: 'string' } },
  meanings: {
    json: 'wypisuje tablicę JSON: każda grupa to tablica identyfikatorów',
    id: 'nazwa pola z identyfikatorem; bez niej zgadywana',
    text: 'nazwa pola z treścią; bez niej zgadywana',
  },
  async run({ values, positionals }) {
    const [file] = positionals
    if (!file) throw new CommandProblem('Podaj plik z listami, np. wiec group listy.jsonl')
    const found = await groupsOf(file, { id: optional(values.id), text: optional(values.text) })
    for (const { line, problem } of found.problems) warn(`Wiersz ${line}: ${PROBLEMS[problem]}.`)
    if (found.letters === 0 && found.problems.length > 0)
      throw new CommandProblem('Nie udało się odczytać żadnego listu. Wskaż pola opcjami --id i --text.')
    say(values.json ? JSON.stringify(found.groups) : written(found))
  },
}

async function groupsOf(file: string, fields: { id?: string; text?: string }): Promise<FileGroups> {
  try {
    return await groupFile(here(file), fields)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new CommandProblem(`Nie ma pliku ${file}.`)
    if (code === 'EISDIR' || code === 'EACCES') throw new CommandProblem(`Nie mogę odczytać pliku ${file}.`)
    if (error instanceof SyntaxError || (error as Error).name === 'UnreadableFile')
      throw new CommandProblem(
        `Nie rozumiem pliku ${file}. Podaj JSON w wierszach, tablicę JSON albo CSV z nagłówkiem.`,
      )
    throw error
  }
}

const PROBLEMS: Record<RecordProblem, string> = {
  unreadable: 'nie da się odczytać, pominięty',
  'no-id': 'brak identyfikatora, pominięty',
  'no-text': 'brak treści, pominięty',
  'repeated-id': 'identyfikator już był, uwzględniony jeszcze raz',
}

function written({ groups, singles, letters }: FileGroups): string {
  return [
    ...groups.map((ids, index) => `Grupa ${index + 1} (${ids.length}): ${ids.join(', ')}`),
    `Listy: ${letters}. Grupy: ${groups.length}. Listy niepodobne do żadnego innego: ${singles.length}.`,
  ].join('\n')
}

const optional = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
