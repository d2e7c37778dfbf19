import { readFile } from 'node:fs/promises'
import { dataFile } from '../../../platform/data-file.ts'
import { type PbRead, readPb } from '../pabulib/read.ts'

/** Elections the portal ships (data/pabulib/SOURCES.md); each name is also a part of a key of texts. */
export const EXAMPLES = ['miasto-dwie-dzielnice', 'gmina-punkty', 'osiedle-kolejnosc', 'solectwo-jeden-glos'] as const

export type Example = (typeof EXAMPLES)[number]

export const exampleNamed = (name: string): Example => EXAMPLES.find((example) => example === name) ?? EXAMPLES[0]

const known = new Map<Example, PbRead>()

/** An example as it was read; they are small and never change. */
export async function readExample(name: Example): Promise<PbRead> {
  const read = known.get(name) ?? readPb(await readFile(dataFile(`pabulib/${name}.pb`), 'utf8'))
  known.set(name, read)
  return read
}
