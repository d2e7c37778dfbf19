import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { MODULES } from '../../src/app/modules.ts'

/** Planted imports: where, what, and the rule that must catch it (null for one that is allowed). */
const PLANTED: { file: string; code: string; rule: string | null }[] = [
  { file: 'src/platform/a.ts', code: "import '../modules/remarks/index.ts'", rule: 'platform-knows-no-domain' },
  { file: 'src/platform/b.ts', code: "import type { Look } from '../ui/index.ts'", rule: 'platform-knows-no-domain' },
  {
    file: 'src/ui/a.tsx',
    code: "import type { Remark } from '../modules/remarks/index.ts'",
    rule: 'ui-knows-no-domain',
  },
  { file: 'src/ui/b.ts', code: "import { database } from '../platform/database.ts'", rule: 'ui-knows-no-domain' },
  { file: 'src/ui/c.ts', code: "import '../platform/texts/index.ts'", rule: null },
  { file: 'src/modules/remarks/a.ts', code: "import '../processes/store.ts'", rule: 'front-door-only' },
  {
    file: 'src/modules/remarks/b.ts',
    code: "import type { Row } from '../processes/store.ts'",
    rule: 'front-door-only',
  },
  { file: 'src/modules/remarks/c.ts', code: "import '../processes/index.ts'", rule: null },
  { file: 'src/modules/remarks/e.ts', code: "import '../consultations/index.ts'", rule: 'remarks-knows-only-its-own' },
  {
    file: 'src/modules/places/a.ts',
    code: "import type { Row } from '../remarks/index.ts'",
    rule: 'places-knows-only-its-own',
  },
  { file: 'src/modules/remarks/f.ts', code: "import '../../app/house.ts'", rule: 'nobody-knows-the-app' },
  { file: 'src/app/a.ts', code: "import '../modules/processes/store.ts'", rule: 'app-by-the-front-door' },
  { file: 'src/app/b.ts', code: "import '../modules/processes/index.ts'", rule: null },
  {
    file: 'src/modules/surprise/index.ts',
    code: "import '../../platform/texts/index.ts'",
    rule: 'every-module-is-listed',
  },
  { file: 'src/modules/remarks/g.ts', code: "import '../../../tests/support.ts'", rule: 'product-knows-no-tests' },
  { file: 'src/modules/remarks/g.test.ts', code: "import '../../../tests/support.ts'", rule: null },
  { file: 'src/modules/remarks/h.ts', code: "import './absent.ts'", rule: 'nothing-unknown' },
]

const TARGETS = {
  'src/platform/database.ts': 'export const database = 1',
  'src/platform/texts/index.ts': 'export {}',
  'src/ui/index.ts': 'export type Look = string',
  'src/app/house.ts': 'export {}',
  'src/modules/remarks/index.ts': 'export type Remark = string\nexport type Row = string',
  'src/modules/consultations/index.ts': 'export {}',
  'src/modules/processes/index.ts': 'export {}',
  'src/modules/processes/store.ts': 'export type Row = string',
  'tests/support.ts': 'export {}',
}

test('every forbidden import is caught, types included, and allowed ones are left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-boundaries-'))
  try {
    const settings = { compilerOptions: { module: 'nodenext', allowImportingTsExtensions: true, noEmit: true } }
    await write(folder, { ...TARGETS, 'tsconfig.json': JSON.stringify(settings) })
    await write(folder, Object.fromEntries(PLANTED.map(({ file, code }) => [file, code])))

    const caught = await violationsIn(folder)

    const expected = PLANTED.filter(({ rule }) => rule).map(({ file, rule }) => `${file}: ${rule}`)
    expect(caught.sort()).toEqual(expected.sort())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('arrows go down: no module is reached again from itself', () => {
  const reached = (module: string, path: string[]): string[] => {
    if (path.includes(module)) throw new Error([...path, module].join(' → '))
    return (MODULES[module] ?? []).flatMap((known) => [known, ...reached(known, [...path, module])])
  }
  for (const module of Object.keys(MODULES)) expect(reached(module, [])).not.toContain(module)
})

async function write(folder: string, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] }
}

/** @returns `file: rule`, each once */
async function violationsIn(folder: string): Promise<string[]> {
  const words = ['src', '--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'json']
  // It ends with the number of violations as its exit code, and still prints the report.
  const answer = await promisify(execFile)(resolve('node_modules/.bin/depcruise'), words, { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  )
  const { summary } = JSON.parse(answer.stdout) as Report
  return [...new Set(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))]
}
