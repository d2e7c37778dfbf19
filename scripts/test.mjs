// `npm test`: everything that must hold, ending with one line that counts it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './checks.mjs'
import { beginSystemInstall, needBrowser, needPostgres } from './needs.mjs'
import { build, install, NODE, pathWithOurs, ROOT, say } from './prepare.mjs'

const begun = Date.now()
const system = beginSystemInstall()
install()
await system
needBrowser()
needPostgres()

// Together: a check uses one processor, and so does a build, or a run of tests while it makes its databases.
const checking = runChecks()
build()
const [checks, tests] = await Promise.all([checking, runTests(process.argv.slice(2))])
const passed = checks.filter(({ ok }) => ok).length + tests.passed
const failed = checks.filter(({ ok }) => !ok).length + tests.failed
for (const { name } of checks.filter(({ ok }) => !ok)) say(`Nie przeszło: ${name}`)
say(`\n${Math.round((Date.now() - begun) / 1000)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

/** All tests, or those whose paths hold one of the words, in one run of Vitest. */
async function runTests(words) {
  const folder = mkdtempSync(join(tmpdir(), 'wiec-test-'))
  const file = join(folder, 'results.json')
  say('\n— testy')
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const vitestRun = spawn(NODE, [vitest, 'run', ...reporters, ...words], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: pathWithOurs() },
  })
  const [status] = await once(vitestRun, 'exit')
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  if (!results) return { passed: 0, failed: 1 }

  const brokenFiles = results.testResults.filter(
    (each) => each.status === 'failed' && !each.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = results.numFailedTests + brokenFiles.length
  // An error outside any test fails the run without failing a test.
  return { passed: results.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed }
}
