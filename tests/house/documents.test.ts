import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/app/commands/index.ts'
import { MODULES } from '../../src/app/modules.ts'
import { settingsHelp } from '../../src/platform/config.ts'

const read = (file: string) => readFileSync(file, 'utf8')

const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'src/modules/*/README.md'])

describe('documents', () => {
  test.each(settingsHelp().map(({ name }) => name))(
    '%s is explained, and stands in the example of settings',
    (name) => {
      expect(read('docs/operations.md')).toContain(`\`${name}\``)
      expect(read('.env.example')).toMatch(new RegExp(`^#?${name}=`, 'm'))
    },
  )

  test('the example of settings holds no setting that does nothing', () => {
    const named = [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
    const known = [...settingsHelp().map(({ name }) => name as string), 'POSTGRES_PASSWORD']
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })

  test('links between documents lead somewhere', () => {
    const broken = DOCUMENTS.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, target]) => join(dirname(file), target ?? ''))
        .filter((target) => !existsSync(target))
        .map((target) => `${file} → ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('a decision that code or documents name is written down', () => {
    const numbers = globSync('docs/decisions/*.md').map((file) => file.slice('docs/decisions/'.length, -3).slice(0, 4))
    expect(new Set(numbers).size).toBe(numbers.length)
    const files = globSync([
      'src/**/*.{ts,tsx,css}',
      'tests/**/*.ts',
      'bench/**/*.ts',
      'migrations/*.sql',
      ...DOCUMENTS,
    ])
    const named = files.flatMap((file) =>
      [...read(file).matchAll(/decisions?[ /](\d{4})\b/g)].map(([, number]) => ({ file, number: number ?? '' })),
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter(({ number }) => !numbers.includes(number))).toEqual([])
  })

  test('every module has a page about itself, and every command a place in a document', () => {
    const silent = Object.keys(MODULES).filter((module) => !existsSync(`src/modules/${module}/README.md`))
    expect(silent).toEqual([])
    const all = DOCUMENTS.map(read).join('\n')
    expect(COMMANDS.map(({ name }) => name).filter((name) => !all.includes(`wiec ${name}`))).toEqual([])
  })
})

describe('licences', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { license?: string; dev?: boolean }>
  }

  test('THIRD-PARTY.md says what the lock says', async () => {
    const { noticesOf } = (await import('../../scripts/notices.mjs' as string)) as { noticesOf(lock: unknown): string }
    expect(read('THIRD-PARTY.md')).toBe(noticesOf(lock))
  })

  // What may be linked with a work under EUPL-1.2 and given to others.
  const FINE =
    /^[( ]*(MIT|MIT-0|ISC|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|LGPL-3\.0-or-later|OFL-1\.1|BlueOak-1\.0\.0|PSF-2\.0|Zlib|CC0-1\.0|Python-2\.0)\b/

  test('every library may be used in a work under EUPL-1.2', () => {
    const strange = Object.entries(lock.packages)
      .filter(([path, { dev, license = '' }]) => path && !dev && !FINE.test(license))
      .map(([path, { license }]) => `${path}: ${license}`)
    // Its package.json names none; the file LICENSE beside it is the MIT licence.
    expect(strange).toEqual(['node_modules/png-js: undefined'])
  })
})
