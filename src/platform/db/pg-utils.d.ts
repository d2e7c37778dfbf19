declare module 'pg/lib/utils.js' {
  /** What a value is sent as: its text, or bytes. */
  export function prepareValue(value: unknown): string | Buffer | null
}
