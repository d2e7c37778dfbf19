import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{house,journeys}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/engines.ts'],
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    isolate: false,
    // What a test makes lives shortly: with room for it, it is gone before anybody has to look where it is kept.
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
