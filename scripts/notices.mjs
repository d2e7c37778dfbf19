// Writes THIRD-PARTY.md: what is used at run time and under which licence, from the lock.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './prepare.mjs'

/** The text of THIRD-PARTY.md for a lock. */
export function noticesOf(lock) {
  const used = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 13),
      version,
      license: license ?? 'not stated',
    }))
    .sort((a, b) => order(a.name, b.name) || order(a.version, b.version))
  const rows = [...new Set(used.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`))]
  return `${HEAD}\n${rows.join('\n')}\n`
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const HEAD = `# Libraries used at run time

Written by \`node scripts/notices.mjs\` from package-lock.json. The text of each licence travels with its package in
\`node_modules\`. What a browser gets (styles of @digdir/designsystemet-css, icons of lucide-static, fonts of
@fontsource-variable) is under the licences named here; data have their own notice in NOTICE.

| package | version | licence |
| --- | --- | --- |`

if (process.argv[1] === import.meta.filename)
  writeFileSync(
    join(ROOT, 'THIRD-PARTY.md'),
    noticesOf(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))),
  )
