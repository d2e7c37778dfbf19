import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { receiveReturned } from '../returned.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { here } from './here.ts'
import { withHouse } from './with-house.ts'

/** No report of a mail server is longer; what follows is the letter it returns. */
const LONGEST = 1_000_000

export const bounce: Command = {
  name: 'bounce',
  summary: 'Czyta list, który wrócił, i przestaje pisać na zły adres; list przychodzi na wejście albo z pliku.',
  usage: 'bounce [PLIK.eml]',
  async run({ positionals }) {
    const [file] = positionals
    const message = file ? await readFile(here(file)).catch(() => absent(file)) : await buffer(process.stdin)
    const kind = await withHouse('bounce', (context) => receiveReturned(context, message.subarray(0, LONGEST)))
    say(kind ? MEANINGS[kind] : 'To nie jest zwrot żadnego z naszych listów albo nic z niego nie wynika dla adresu.')
  },
}

const MEANINGS = {
  hard: 'Adres nie istnieje. Więcej tam nie napiszemy.',
  refused: 'Serwer odbiorcy nie przyjął listu z powodu swoich zasad. Adresu nie wstrzymujemy.',
  soft: 'List wrócił. Po trzech takich w 30 dni przestaniemy pisać na ten adres.',
  complaint: 'Skarga. Więcej na ten adres nie napiszemy.',
}

function absent(file: string): never {
  throw new CommandProblem(`Nie ma pliku ${file}.`)
}
