// `npm run bench [words]`: measures, and shows each figure beside its limit, as a table and as JSON.
import { fork } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { NODE, prepare, ROOT, say } from './prepare.mjs'

async function measureAll(words) {
  prepare()
  const files = readdirSync(join(ROOT, 'bench'))
    .filter((name) => name.endsWith('.ts') && /^export (async )?function run\(/m.test(textOf(name)))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  const rows = []
  for (const file of files) {
    say(`Mierzę: ${file}`)
    rows.push(...(await measureApart(file)))
  }
  const { model, speed } = cpus()[0] ?? {}
  const machine = { cpus: cpus().length, model, speed, arch: arch(), memory: totalmem(), node: process.version }
  const report = JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)
  mkdirSync(join(ROOT, 'bench/results'), { recursive: true })
  writeFileSync(join(ROOT, 'bench/results/last.local.json'), `${report}\n`)
  console.log(`${tableOf(rows)}\n\n${report}`)
  if (rows.some(({ broken }) => broken)) process.exit(1)
}

// Each file in a process of its own, so that memory and warmth of one do not touch another.
function measureApart(file) {
  return new Promise((resolve) => {
    let rows = null
    const script = join(ROOT, 'scripts/bench.mjs')
    const child = fork(script, ['--one', file], { cwd: ROOT, execPath: NODE, stdio: ['ignore', 2, 2, 'ipc'] })
    child.on('message', (message) => {
      rows = message
    })
    child.once('exit', (code) => {
      const why = `skończyło się kodem ${code}`
      resolve(rows ?? [{ name: file, measured: null, limit: null, unit: '', ok: false, note: why, broken: true }])
    })
  })
}

async function measureHere(file) {
  const { run } = await import(join(ROOT, 'bench', file))
  const rows = await run()
  await new Promise((sent) => process.send(rows, sent))
  process.exit(0)
}

function tableOf(rows) {
  const lines = [
    ['co', 'zmierzono', 'granica', 'jednostka', 'stosunek', 'w granicy', 'uwagi'],
    ...rows.map((row) => [
      row.name,
      figure(row.measured),
      figure(row.limit),
      row.unit ?? '',
      figure(row.ratio),
      row.ok ? 'tak' : 'NIE',
      row.note ?? '',
    ]),
  ]
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => cells[column].length)))
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const textOf = (name) => readFileSync(join(ROOT, 'bench', name), 'utf8')

const figure = (value) => (typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : '')

if (process.argv[2] === '--one') await measureHere(process.argv[3])
else await measureAll(process.argv.slice(2))
