// The limit pages are measured against: a server of `node:http` that sends the same bytes from memory and does nothing else.
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Bare {
  port: number
  stop(): Promise<void>
}

interface Bytes {
  headers: Record<string, string>
  body: string
}

/** Starts it in a process of its own. `headers` and `body` are those of the page it stands beside. */
export function startBare(bytes: Bytes): Promise<Bare> {
  const server = spawn(process.execPath, [import.meta.filename, 'serve'], { stdio: ['pipe', 'pipe', 'inherit'] })
  server.stdin.end(JSON.stringify(bytes))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.stdout.once('data', (port) =>
      resolve({
        port: Number(port),
        stop: () =>
          new Promise((stopped) => {
            server.once('exit', () => stopped())
            server.kill('SIGTERM')
          }),
      }),
    )
  })
}

async function serve() {
  const { headers, body } = JSON.parse(await text(process.stdin)) as Bytes
  const bytes = Buffer.from(body)
  const sent = { ...headers, 'content-length': String(bytes.length) }
  const server = createServer((_, response) => response.writeHead(200, sent).end(bytes))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address) process.stdout.write(`${address.port}`)
  })
}

if (import.meta.main && process.argv[2] === 'serve') await serve()
