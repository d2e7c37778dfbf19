const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]

// The month carries the century (rozporządzenie o PESEL; ustawa o ewidencji ludności art. 15).
const CENTURIES: Record<number, number> = { 80: 1800, 0: 1900, 20: 2000, 40: 2100, 60: 2200 }

/** Whether eleven digits are a PESEL number: control digit and a date that exists. The number itself is never stored. */
export function isPesel(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return (10 - (sum % 10)) % 10 === Number(digits[10]) && birthDateOf(digits) !== null
}

/** The date of birth the first six digits say, or null when there is no such day. */
export function birthDateOf(digits: string): Temporal.PlainDate | null {
  const month = Number(digits.slice(2, 4))
  const shift = Math.floor(month / 20) * 20
  const year = (CENTURIES[shift] ?? 0) + Number(digits.slice(0, 2))
  try {
    return Temporal.PlainDate.from(
      { year, month: month - shift, day: Number(digits.slice(4, 6)) },
      { overflow: 'reject' },
    )
  } catch {
    return null
  }
}
