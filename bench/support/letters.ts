import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  CAMPAIGNS,
  campaignLetter,
  misread,
  OWN_LETTERS,
  pick,
  type Random,
  seeded,
} from '../../src/modules/remarks/similarity/examples.ts'

/** As many as were scanned of the letters to the general plan of Gdańsk. */
const SCANNED = 1735

/** The letters of the file named by WIEC_LETTERS or lying beside the repository; otherwise as many of our own. */
export async function scannedLetters(): Promise<{ letters: string[]; source: string }> {
  const path = process.env.WIEC_LETTERS ?? '../shared/data/remarks/gdansk-plan-ogolny.jsonl'
  if (!existsSync(path)) return { letters: written(SCANNED), source: 'letters made by the benchmark' }
  const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean)
  return { letters: lines.map((line) => String(JSON.parse(line).text)), source: 'scanned letters' }
}

/** Three letters in five belong to campaigns, as in the scanned ones. */
function written(count: number): string[] {
  const random = seeded(1735)
  return Array.from({ length: count }, () => {
    const noise = random() * 0.05
    if (random() < 0.4) return misread([pick(OWN_LETTERS, random), pick(OWN_LETTERS, random)].join(' '), random, noise)
    return campaignLetter(pick(Object.values(CAMPAIGNS), random), random, { noise, additions: random() < 0.2 ? 1 : 0 })
  })
}

/** Letters again and again, each time with a few words changed, numbers of its own and sometimes a sentence more. */
export function edited(letters: string[], count: number): string[] {
  const random = seeded(20_000)
  return Array.from({ length: count }, (_, i) => edit(letters[i % letters.length] as string, random))
}

function edit(letter: string, random: Random): string {
  const renumbered = letter.replace(/\d+/g, (number) => (random() < 0.3 ? String(Math.floor(random() * 999)) : number))
  const addition = random() < 0.2 ? ` ${pick(OWN_LETTERS, random)}` : ''
  return misread(renumbered, random, 0.01) + addition
}

/** Lines of a file that `wiec import` reads. */
export const asLines = (letters: string[]): string =>
  letters.map((text, index) => `${JSON.stringify({ id: `L${index}`, text })}\n`).join('')
