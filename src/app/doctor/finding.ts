/** What one look at the installation found: `problem` is a sentence saying what to do, null when all is well. */
export interface Finding {
  what: string
  problem: string | null
}

export const fine = (what: string): Finding => ({ what, problem: null })

export const wrong = (what: string, problem: string): Finding => ({ what, problem })
