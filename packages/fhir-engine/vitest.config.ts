import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Tests replace nothing but clock, random and keys, which they pass in: files can share their modules.
    isolate: false,
    // A limit for what hangs, not for what is slow: other suites run beside this one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: '100%',
  },
})
