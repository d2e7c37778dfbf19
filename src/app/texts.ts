import { gatherTexts, type Sentences } from '../platform/texts/index.ts'

type Loaded = Record<string, { default: Sentences }>

const polish: Loaded = import.meta.glob('../**/texts.pl.json', { eager: true })
const english: Loaded = import.meta.glob('../**/texts.en.json', { eager: true })

/** Each file of sentences with its pair; `tests/house/texts.test.ts` holds them against each other and the code. */
export const textFiles = Object.keys(polish).map((file) => ({
  file,
  pl: polish[file]?.default ?? {},
  en: english[file.replace('.pl.json', '.en.json')]?.default ?? {},
}))

/** The sentences of all modules. A missing one ends a test, and shows its key to a reader. */
export const texts = gatherTexts(textFiles, process.env.VITEST === 'true' || process.env.NODE_ENV === 'development')
