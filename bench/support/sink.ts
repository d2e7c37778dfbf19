// A mail server that takes every letter and keeps none, in a process of its own.
import { spawn } from 'node:child_process'
import { SMTPServer } from 'smtp-server'

export interface Sink {
  url: string
  stop(): Promise<void>
}

export function startSink(): Promise<Sink> {
  const server = spawn(process.execPath, [import.meta.filename, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.stdout.once('data', (port) =>
      resolve({
        url: `smtp://127.0.0.1:${port}`,
        stop: () =>
          new Promise((stopped) => {
            server.once('exit', () => stopped())
            server.kill('SIGTERM')
          }),
      }),
    )
  })
}

if (import.meta.main && process.argv[2] === 'serve') {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => stream.resume().on('end', () => done()),
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address()
    if (typeof address === 'object' && address) process.stdout.write(`${address.port}`)
  })
}
