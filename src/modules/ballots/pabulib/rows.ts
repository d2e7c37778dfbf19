/**
 * Rows of a text with cells separated by `;` and quoted by `"` as in RFC 4180, given out as soon as they are whole. Text may
 * come in pieces; a row may have line breaks inside a quoted cell; lines end with CRLF, LF, or nothing at the very end.
 */
export class RowReader {
  private rest = ''
  private line = 1
  private first = true
  private readonly take: (cells: string[], line: number) => void
  private readonly unclosed: (line: number) => void

  constructor(take: (cells: string[], line: number) => void, unclosed: (line: number) => void) {
    this.take = take
    this.unclosed = unclosed
  }

  push(piece: string) {
    let text = this.rest + piece
    if (this.first && text !== '') {
      this.first = false
      // Some writers begin with a mark of byte order.
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    this.rest = text.slice(this.read(text, false))
  }

  end() {
    if (this.rest !== '') this.read(this.rest, true)
    this.rest = ''
  }

  /** @returns where the first row that is not whole begins */
  private read(text: string, last: boolean): number {
    let at = 0
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      if (newline < 0 && !last) return at
      const end = newline < 0 ? text.length : newline
      const line = text.slice(at, end > at && text.charCodeAt(end - 1) === CR ? end - 1 : end)
      if (!line.includes('"')) {
        this.take(line.split(';'), this.line++)
        at = end + 1
        continue
      }
      const next = this.readQuoted(text, at, last)
      if (next === null) return at
      at = next
    }
    return Math.min(at, text.length)
  }

  /** Reads one row letter by letter. @returns where the next one begins; null when the text ends before the row does */
  private readQuoted(text: string, from: number, last: boolean): number | null {
    const cells: string[] = []
    let lines = 1
    let at = from
    for (;;) {
      let cell = ''
      if (text.charCodeAt(at) === QUOTE) {
        at++
        for (;;) {
          const quote = text.indexOf('"', at)
          if (quote < 0) {
            if (!last) return null
            this.unclosed(this.line)
            cell += text.slice(at)
            at = text.length
            break
          }
          cell += text.slice(at, quote)
          at = quote + 1
          // The piece may end between two quotes of a doubled one.
          if (at === text.length && !last) return null
          if (text.charCodeAt(at) !== QUOTE) break
          cell += '"'
          at++
        }
        for (let place = cell.indexOf('\n'); place >= 0; place = cell.indexOf('\n', place + 1)) lines++
      }
      const stop = endOfCell(text, at)
      if (stop === text.length && !last) return null
      const ended = stop === text.length || text.charCodeAt(stop) === LF
      const tail = text.slice(at, ended && stop > at && text.charCodeAt(stop - 1) === CR ? stop - 1 : stop)
      cells.push(cell + tail)
      at = stop + 1
      if (!ended) continue
      this.take(cells, this.line)
      this.line += lines
      return at
    }
  }
}

function endOfCell(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === SEMICOLON || code === LF) return at
  }
  return text.length
}

const CR = 13
const LF = 10
const QUOTE = 34
const SEMICOLON = 59
