import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks the person at the keyboard for one line; without a keyboard, reads one line of standard input. */
export async function ask(question: string, { hidden = false }: { hidden?: boolean } = {}): Promise<string> {
  process.stderr.write(question)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({
    input: process.stdin,
    output: hidden ? silence : process.stderr,
    terminal: process.stdin.isTTY,
  })
  try {
    const { value } = await reader[Symbol.asyncIterator]().next()
    return String(value ?? '')
  } finally {
    reader.close()
    if (process.stdin.isTTY) process.stderr.write('\n')
  }
}
