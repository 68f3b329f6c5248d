import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    pool: 'threads',
    silent: 'passed-only',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
