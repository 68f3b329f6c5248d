import { defineConfig } from 'vitest/config'

const tests = ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts']

export default defineConfig({
  test: {
    // Tests replace nothing but clock, random and keys, which they pass in: files can share their modules.
    isolate: false,
    // A limit for what hangs, not for what is slow: other suites run beside this one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'all', include: tests, provide: { jitter: false } } },
      // Once more over a state whose operations take random turns: finds what only one thread makes true.
      {
        extends: true,
        test: {
          name: 'jittered',
          include: ['test/wire/**/*.test.ts'],
          exclude: ['test/wire/fhir-api/**'],
          provide: { jitter: true },
        },
      },
    ],
  },
})
