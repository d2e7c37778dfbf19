/** Whether the ten digits are a tax number (NIP): weights 6, 5, 7, 2, 3, 4, 5, 6, 7 modulo 11; a remainder of 10 is none. */
export const isNip = (digits: string): boolean =>
  /^\d{10}$/.test(digits) && weighed(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) === Number(digits[9])

/** Whether the nine digits are a statistical number (REGON): weights 8, 9, 2, 3, 4, 5, 6, 7 modulo 11; a remainder of 10 is 0. */
export const isRegon = (digits: string): boolean =>
  /^\d{9}$/.test(digits) && weighed(digits, [8, 9, 2, 3, 4, 5, 6, 7]) % 10 === Number(digits[8])

/** Whether it is written as a number of the national court register (KRS): ten digits, which carry no check. */
export const isKrs = (digits: string): boolean => /^\d{10}$/.test(digits)

/** The number as people write it, without spaces and hyphens: `123-456-32-18`. */
export const digitsOf = (text: string): string => text.replace(/[\s-]/g, '')

const weighed = (digits: string, weights: number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
