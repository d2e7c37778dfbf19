/** A decimal number as it is written: digits, a point or (in hand-made files) a comma, digits. */
export interface Decimal {
  digits: bigint
  /** How many of the digits stand after the point. */
  decimals: number
  hasComma: boolean
}

/** @returns null when it is not a number */
export function readDecimal(cell: string | undefined): Decimal | null {
  const found = /^([+-]?)(\d+)(?:([.,])(\d+))?$/.exec(cell?.trim() ?? '')
  if (!found) return null
  const [, sign = '', whole = '', mark, written = ''] = found
  const part = written.replace(/0+$/, '')
  const digits = BigInt(whole + part)
  return { digits: sign === '-' ? -digits : digits, decimals: part.length, hasComma: mark === ',' }
}

/** The number in units of 10^-decimals; exact, since `decimals` is at least its own. */
export const inUnits = (value: Decimal, decimals: number): number =>
  Number(value.digits * 10n ** BigInt(decimals - value.decimals))

/** "2458488.22": a whole number of units of 10^-decimals as a decimal, without zeros at the end. */
export function writeDecimal(units: number, decimals: number): string {
  if (decimals === 0) return String(units)
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  const part = digits.slice(-decimals).replace(/0+$/, '')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}${part === '' ? '' : `.${part}`}`
}
