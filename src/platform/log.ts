/** One JSON line per event on standard error. Fields are numbers, words and ids: never what a person typed. */
export interface Log {
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields & { error?: unknown }): void
}

export type Fields = Record<string, string | number | boolean | null | undefined | unknown>

export function openLog(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log {
  const say = (level: string, event: string, fields: Fields = {}) => {
    const { error, ...rest } = fields
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...rest, ...(error ? describe(error) : {}) }))
  }
  return {
    info: (event, fields) => say('info', event, fields),
    warn: (event, fields) => say('warn', event, fields),
    error: (event, fields) => say('error', event, fields),
  }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

// A database error's `detail` quotes the row that broke a constraint, so only name, code and stack are kept.
function describe(error: unknown) {
  if (!(error instanceof Error)) return { error: String(error) }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    error: error.name,
    message: code ? undefined : error.message,
    code,
    stack: error.stack?.split('\n').slice(1, 8).join('\n'),
  }
}
