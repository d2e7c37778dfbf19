import type { Server } from 'node:http'

/** The port belongs to another program. */
export class PortInUse extends Error {
  port: number
  constructor(port: number) {
    super(`port ${port}`)
    this.port = port
  }
}

/** @throws PortInUse */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error),
    )
    server.listen(port, host, resolve)
  })
}
