import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { ConfigProblem } from '../../platform/config.ts'
import { FolderInUse } from '../../platform/db/embedded.ts'
import { MigrationChanged } from '../../platform/db/migrate.ts'
import { PortInUse } from '../../platform/listen.ts'

export interface Command {
  /** `serve`, `user create`. */
  name: string
  /** One line for the list of commands. */
  summary: string
  /** How it is written, after `wiec`. */
  usage: string
  options?: ParseArgsOptionsConfig
  /** What each option means. */
  meanings?: Record<string, string>
  /** @returns the exit code; 0 when nothing is returned */
  run(input: {
    values: Record<string, string | boolean | undefined>
    positionals: string[]
  }): Promise<number> | Promise<void>
}

/** What stops a command with a sentence for the person at the keyboard. */
export class CommandProblem extends Error {}

/** Finds the command the words name and runs it; mistakes end with one clear sentence and 1. */
export async function runCommand(commands: Command[], words: string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
  if (!command) {
    // "wiec import" is the beginning of "wiec import remarks": what may follow is shown.
    const begun = commands.filter(({ name }) => words[0] !== undefined && name.startsWith(`${words[0]} `))
    if (begun.length > 0) {
      const asked = words.includes('--help') || words.includes('-h')
      if (!asked) warn(`Polecenie „${words[0]}” ma dalszy ciąg: ${begun.map(({ name }) => `wiec ${name}`).join(', ')}.`)
      say(begun.map(helpOf).join('\n\n'))
      return asked ? 0 : 1
    }
    const asked = words[0] === undefined || words[0] === '--help' || words[0] === 'help'
    say(asked ? '' : `Nie znam polecenia „${words[0]}”.\n`)
    say(listOf(commands))
    return asked ? 0 : 1
  }
  const rest = words.slice(command.name.split(' ').length)
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (values.help) {
      say(helpOf(command))
      return 0
    }
    return (await command.run({ values: values as Record<string, string | boolean | undefined>, positionals })) ?? 0
  } catch (error) {
    const sentence = sentenceOf(error)
    if (sentence === null) throw error
    process.stderr.write(`${sentence}\n`)
    return 1
  }
}

/** The sentence for a mistake that a person can mend; null for one that should never happen. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof ConfigProblem || error instanceof CommandProblem || error instanceof MigrationChanged)
    return error.message
  if (error instanceof FolderInUse)
    return `Folder danych jest zajęty przez inny proces portalu (numer ${error.holder}). Zatrzymaj go albo wskaż inny folder w WIEC_DATA.`
  if (error instanceof PortInUse)
    return `Port ${error.port} jest zajęty przez inny program. Podaj inny, np. PORT=3001 npm start.`
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException
  if (syscall === 'listen' && ['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code))
    return 'Nie mogę słuchać pod adresem z HOST i PORT. Sprawdź adres; porty poniżej 1024 wymagają uprawnień, podaj np. PORT=3001.'
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const [, option = ''] = /'(-[^' ]*)/.exec((error as Error).message) ?? []
    return `Nie znam opcji ${option}. Zobacz: wiec <polecenie> --help`
  }
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const [, option = ''] = /'(?:-\w, )?(--[\w-]+)/.exec((error as Error).message) ?? []
    return `Opcja ${option} jest źle podana. Zobacz: wiec <polecenie> --help`
  }
  if (['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000', '28000'].includes(code))
    return 'Nie mogę połączyć się z bazą z DATABASE_URL. Sprawdź, czy działa i czy adres, użytkownik i hasło są dobre.'
  return null
}

const listOf = (commands: Command[]) => {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2
  return [
    'Użycie: wiec <polecenie> [opcje]; wiec <polecenie> --help pokazuje szczegóły.',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
  ].join('\n')
}

function helpOf(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(
    ([name, option]) =>
      `  --${name}${option.type === 'string' ? ' <wartość>' : ''}`.padEnd(28) + (command.meanings?.[name] ?? ''),
  )
  return [
    command.summary,
    '',
    `Użycie: wiec ${command.usage}`,
    ...(options.length > 0 ? ['', 'Opcje:', ...options] : []),
  ].join('\n')
}

export function say(text: string) {
  process.stdout.write(`${text}\n`)
}

/** What the person should know, apart from the answer itself: it goes to standard error. */
export function warn(text: string) {
  process.stderr.write(`${text}\n`)
}
