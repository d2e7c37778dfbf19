import type { LetterKind } from '../notices/index.ts'
import { callLetters } from './call/letters.ts'
import { dutyLetters } from './duties/reminding.ts'
import { minutesLetters } from './minutes/letters.ts'
import { takingPartLetters } from './taking-part/letters.ts'

/** Letters about what happened at meetings, for those who word the letters of the portal. */
export const letters: LetterKind[] = [...minutesLetters, ...dutyLetters, ...takingPartLetters, ...callLetters]
