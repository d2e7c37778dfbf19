import { totalmem } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Megabytes a process of tests may take before it looks for what it no longer needs. */
const HEAP = Math.min(2000, Math.floor(totalmem() / 2 ** 20 / 8))

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{house,journeys}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/engines.ts'],
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    isolate: false,
    // What a test makes lives shortly: with room for it, it is gone before anybody has to look where it is kept. Each
    // database in memory would otherwise call for a look at everything. Two processes have the two processors to themselves.
    execArgv: [
      '--max-semi-space-size=64',
      `--initial-heap-size=${HEAP}`,
      '--external-memory-accounted-in-global-limit',
      '--single-threaded-gc',
      '--no-concurrent-recompilation',
    ],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
