import { MemoryFS } from '@electric-sql/pglite'

/** The files of a database, by their paths in its folder; their bytes are never written to. */
export type Files = Map<string, Uint8Array<ArrayBuffer>>

const BLOCK = 512

/** Files and folders (whose names end with a slash) in an archive (POSIX.1-1988, ustar), as parts of its own bytes. */
export function filesIn(archive: Uint8Array<ArrayBuffer>): Files {
  const files: Files = new Map()
  const text = (at: number, length: number) => {
    const bytes = archive.subarray(at, at + length)
    const end = bytes.indexOf(0)
    return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1')
  }
  for (let at = 0; archive[at]; ) {
    const name = text(at, 100).replace(/^\//, '')
    const size = Number.parseInt(text(at + 124, 12), 8) || 0
    const isFolder = text(at + 156, 1) === '5'
    const begin = at + BLOCK
    files.set(isFolder ? `${name.replace(/\/$/, '')}/` : name, archive.subarray(begin, begin + size))
    at = begin + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

interface Node {
  contents: Uint8Array
  usedBytes: number
  mount: { type: { createNode(parent: Node, name: string, mode: number, device: number): Node } }
  stream_ops: { write(stream: { node: Node }, ...rest: unknown[]): number }
}

interface FileSystem {
  mkdirTree(path: string): void
  lookupPath(path: string): { node: Node }
}

const FILE_OF_ITS_OWNER = 0o100600

/**
 * A store in memory that begins with the files of another database. The engine's own way looks up every part of every
 * path and copies every byte, half of what it takes to open a small database; here a file is copied when it is first
 * written to.
 */
export class LaidFiles extends MemoryFS {
  readonly #files: Files
  constructor(files: Files) {
    super()
    this.#files = files
  }

  // The engine calls this when its store is there and before it looks for a database in it.
  override async initialSyncFs() {
    const { FS, ENV } = (this.pg as unknown as { Module: { FS: FileSystem; ENV: { PGDATA: string } } }).Module
    for (const path of this.#files.keys()) if (path.endsWith('/')) FS.mkdirTree(`${ENV.PGDATA}/${path.slice(0, -1)}`)
    const folders = new Map<string, Node>()
    for (const [path, bytes] of this.#files) {
      if (path.endsWith('/')) continue
      const end = path.lastIndexOf('/')
      const at = path.slice(0, Math.max(0, end))
      const folder = folders.get(at) ?? FS.lookupPath(`${ENV.PGDATA}/${at}`).node
      folders.set(at, folder)
      lay(folder, path.slice(end + 1), bytes)
    }
  }
}

function lay(folder: Node, name: string, bytes: Uint8Array) {
  const node = folder.mount.type.createNode(folder, name, FILE_OF_ITS_OWNER, 0)
  const usual = node.stream_ops
  const shared = {
    ...usual,
    write(stream: { node: Node }, ...rest: unknown[]) {
      // A copy whatever kind of bytes they are: `slice` of a Buffer is none. What was cut or lengthened is one already.
      if (node.contents === bytes) node.contents = new Uint8Array(bytes)
      node.stream_ops = usual
      return usual.write(stream, ...rest)
    },
  }
  Object.assign(node, { contents: bytes, usedBytes: bytes.length, stream_ops: shared })
}
