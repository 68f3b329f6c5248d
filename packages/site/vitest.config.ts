import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // Tests replace nothing but clock, random and keys, which they pass in: files can share their modules.
    isolate: false,
    pool: 'threads',
    maxWorkers: '100%',
  },
})
