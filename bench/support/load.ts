// A generator of load in a process of its own, so that its work is not the server's. It speaks HTTP/1.1 over plain
// sockets, because Node's own client takes longer to read an answer than a server needs to send it from memory.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { promisify } from 'node:util'

/** What is sent: `{n}` in the path, headers or body becomes a number of its own in every request. */
export interface Load {
  port: number
  method?: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
  connections: number
  /** Seconds sent before measuring starts, and while it lasts. */
  warmUp: number
  seconds: number
  /** A file whose lines take the place of `{line}`, one for each request; its first line is taken first. */
  lines?: string
  /** Lines to pass over, taken by an earlier load. */
  skip?: number
  /** Requests a second in all; as fast as answers come when absent. */
  rate?: number
  /** The status every answer must have. */
  status: number
}

export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  answers: number
  /** Bytes of one answer, head and body. */
  bytes: number
}

/**
 * Sends requests as fast as answers come, each connection one at a time.
 * @throws when an answer has another status than expected
 */
export async function send(load: Load): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, JSON.stringify(load)])
  return JSON.parse(stdout) as Measured
}

interface Tally {
  measuring: boolean
  over: boolean
  waits: number[]
  bytes: number
}

async function generate(load: Load): Promise<Measured> {
  if (load.lines) fileLines = (await readFile(load.lines, 'utf8')).split('\n').slice(load.skip ?? 0)
  const tally: Tally = { measuring: false, over: false, waits: [], bytes: 0 }
  const connections = Array.from({ length: load.connections }, () => converse(load, tally))
  await seconds(load.warmUp)
  tally.measuring = true
  const started = performance.now()
  await seconds(load.seconds)
  const lasted = (performance.now() - started) / 1000
  tally.over = true
  await Promise.all(connections)
  const sorted = tally.waits.sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return {
    perSecond: sorted.length / lasted,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    answers: sorted.length,
    bytes: tally.bytes,
  }
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000))

/** One connection: ask, read the whole answer, ask again. */
function converse(load: Load, tally: Tally): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(load.port, '127.0.0.1')
    const answer = new AnswerReader()
    let asked = 0
    const ask = () => {
      asked = performance.now()
      socket.write(requestOf(load))
    }
    socket.setNoDelay(true)
    socket.once('connect', ask)
    socket.once('error', reject)
    socket.once('close', () => (tally.over ? resolve() : reject(new Error('The server closed the connection.'))))
    socket.on('data', (chunk: Buffer) => {
      if (!answer.read(chunk)) return
      const problem = answer.status !== load.status
      if (problem) return fail(socket, reject, answer.status)
      if (tally.measuring && !tally.over) tally.waits.push(performance.now() - asked)
      tally.bytes = answer.bytes
      answer.forget()
      if (tally.over) socket.end(resolve)
      else if (load.rate === undefined) ask()
      else setTimeout(ask, Math.max(0, asked + (load.connections / load.rate) * 1000 - performance.now()))
    })
  })
}

function fail(socket: Socket, reject: (error: Error) => void, status: number) {
  socket.destroy()
  reject(new Error(`Answered with ${status}.`))
}

const run = randomUUID().slice(0, 8)
let sent = 0
let fileLines: string[] = []

function requestOf({ method = 'GET', path, headers = {}, body = '', port }: Load): string {
  sent += 1
  const numbered = (text: string) =>
    text
      .replaceAll('{n}', String(sent))
      .replaceAll('{run}', run)
      .replaceAll('{line}', fileLines[sent - 1] ?? '')
  const full = numbered(body)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${numbered(value)}\r\n`)
  const length = method === 'POST' ? `content-length: ${Buffer.byteLength(full)}\r\n` : ''
  return `${method} ${numbered(path)} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join('')}${length}\r\n${full}`
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** Reads as little of an answer as knowing its end needs. */
class AnswerReader {
  status = 0
  bytes = 0
  #head: Buffer | null = null
  #left = -1
  #chunked = false
  #tail = Buffer.alloc(0)

  /** @returns whether the answer is whole */
  read(chunk: Buffer): boolean {
    this.bytes += chunk.length
    if (this.#left >= 0) {
      this.#left -= chunk.length
      return this.#left <= 0
    }
    if (this.#chunked) return this.#endsIn(chunk)
    const head = this.#head ? Buffer.concat([this.#head, chunk]) : chunk
    const end = head.indexOf(HEAD_END)
    if (end === -1) {
      this.#head = head
      return false
    }
    const words = head.toString('latin1', 0, end).toLowerCase()
    this.status = Number(words.slice(9, 12))
    const body = head.subarray(end + HEAD_END.length)
    const length = /\r\ncontent-length: (\d+)/.exec(words)?.[1]
    if (length === undefined && words.includes('transfer-encoding: chunked')) {
      this.#chunked = true
      return this.#endsIn(body)
    }
    this.#left = Number(length ?? 0) - body.length
    return this.#left <= 0
  }

  #endsIn(chunk: Buffer): boolean {
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-LAST_CHUNK.length)
    return this.#tail.equals(LAST_CHUNK)
  }

  forget() {
    this.status = 0
    this.bytes = 0
    this.#head = null
    this.#left = -1
    this.#chunked = false
    this.#tail = Buffer.alloc(0)
  }
}

const given = process.argv[2]
if (import.meta.main && given) process.stdout.write(JSON.stringify(await generate(JSON.parse(given) as Load)))
