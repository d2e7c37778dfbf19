import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { collect, writeXlsx } from '../../../platform/documents/index.ts'
import type { Project } from '../projects/rules.ts'
import { readSheet, sheetOf } from './sheet.ts'

const sentences: Record<string, string> = JSON.parse(readFileSync(`${import.meta.dirname}/../texts.pl.json`, 'utf8'))
const t = (key: string) => sentences[key] ?? key
const project = (given: Partial<Project>) =>
  ({
    number: 1,
    title: '=Ławki',
    costGrosze: 2_500_000,
    unitWords: 'Wydział Zieleni',
    decision: null,
    decisionReason: '',
    verifiedGrosze: null,
    agreement: '',
    conflictGroup: '',
    ...given,
  }) as Project

test('decisions written into a workbook come back as they were meant', async () => {
  const projects = [
    project({ decision: 'refused', decisionReason: '-poza zadaniami gminy', verifiedGrosze: 2_612_345 }),
    project({ number: 2, decision: 'admitted', conflictGroup: 'skwer' }),
    project({ number: 3 }),
  ]
  const file = await collect(writeXlsx([sheetOf(projects, { poolOf: () => 'Całe miasto', unlock: t })]))
  const { rows, bad } = await readSheet(Buffer.from(file), t)
  expect(bad).toEqual([])
  expect(rows).toMatchObject([
    {
      number: 1,
      decision: 'refused',
      reason: '-poza zadaniami gminy',
      verifiedGrosze: 2_612_345,
      unitWords: 'Wydział Zieleni',
    },
    { number: 2, decision: 'admitted', conflictGroup: 'skwer', verifiedGrosze: null },
    { number: 3, decision: null },
  ])
})
