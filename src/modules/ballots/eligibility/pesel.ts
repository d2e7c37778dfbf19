const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]
const CENTURIES = [1900, 2000, 2100, 2200, 1800]

/** Whether these 11 digits can be a PESEL: the control digit, and a day that was (ustawa o ewidencji ludności, art. 15–16). */
export function isPesel(text: string, today: Temporal.PlainDate): boolean {
  if (!/^\d{11}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = WEIGHTS.reduce((total, weight, at) => total + ((weight * (digits[at] ?? 0)) % 10), 0)
  if ((10 - (sum % 10)) % 10 !== digits[10]) return false
  const born = bornOf(text)
  return born !== null && Temporal.PlainDate.compare(born, today) <= 0
}

/** The day of birth that a PESEL begins with; null when there was no such day. */
export function bornOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{6}/.test(text)) return null
  const month = Number(text.slice(2, 4))
  try {
    return Temporal.PlainDate.from(
      {
        year: (CENTURIES[Math.floor(month / 20)] ?? 0) + Number(text.slice(0, 2)),
        month: month % 20,
        day: Number(text.slice(4, 6)),
      },
      { overflow: 'reject' },
    )
  } catch {
    return null
  }
}
