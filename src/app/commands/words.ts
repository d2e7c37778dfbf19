import { isStopword, queryKeys, tokensOf } from '../../platform/language/index.ts'
import { type Command, CommandProblem, say } from './command.ts'

export const words: Command = {
  name: 'words',
  summary: 'Wypisuje, pod jakimi kluczami wyszukiwarka zna każde słowo; bez bazy danych i ustawień.',
  usage: 'words SŁOWO… [--json]',
  options: { json: { type: 'boolean' } },
  meanings: { json: 'wypisuje tablicę JSON: słowo, jego klucze i czy jest pomijane w indeksie' },
  async run({ values, positionals }) {
    const asked = positionals.flatMap((text) => tokensOf(text).map(({ word }) => word))
    if (asked.length === 0) throw new CommandProblem('Podaj słowa, np. wiec words konsultacjom Białegostoku')
    const known = asked.map((word) => ({ word, keys: queryKeys(word).flat(), stopword: isStopword(word) }))
    say(values.json ? JSON.stringify(known, null, 2) : known.map(written).join('\n'))
  },
}

const written = ({ word, keys, stopword }: { word: string; keys: string[]; stopword: boolean }) =>
  `${word}: ${keys.join(', ')}${stopword ? ' (pomijane)' : ''}`
