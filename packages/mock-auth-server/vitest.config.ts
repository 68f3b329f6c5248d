import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { findMissingService, type StoredProject } from './test/support/stored/find-missing-service.ts'

const support = resolve(import.meta.dirname, 'test/support')

/** Lets a module of the support stand in for `startMock` in all tests. */
const standIn = (module: string): Plugin => ({
  name: module,
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('/start-mock.ts') && !importer?.startsWith(support)
      ? resolve(support, module)
      : undefined,
})

/** Skips all tests of a project where a service that they need cannot be had. */
const skipWhereMissing = (project: StoredProject) =>
  findMissingService(project) === undefined ? {} : { testNamePattern: /^(?!)/ }

/** What one tenant does, whichever process serves it. */
const ofTenant = [
  'test/wire/**/*.test.ts',
  'test/verdicts/**/*.test.ts',
  'test/control/**/*.test.ts',
  'test/faults.test.ts',
]

/** What several processes do that share a store. */
const sharing = ['test/store/**/*.test.ts', 'bench/shared/**/*.test.ts']

const tests = ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts']

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
      { extends: true, test: { name: 'all', include: tests, exclude: sharing, provide: { jitter: false } } },
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
      {
        extends: true,
        test: { name: 'sharing', include: sharing, testTimeout: 180_000, hookTimeout: 120_000 },
      },
      // And over a store: what one process has in memory must be what another one reads there.
      {
        extends: true,
        plugins: [standIn('stored/start-stored-mock.ts')],
        test: {
          name: 'stored',
          include: ofTenant,
          provide: { jitter: false },
          ...skipWhereMissing('stored'),
          globalSetup: ['test/support/stored/valkey-setup.ts'],
        },
      },
      // And through a proxy that sends most requests to processes which do not own the tenant.
      {
        extends: true,
        plugins: [standIn('routed/start-routed-mock.ts')],
        test: {
          name: 'routed',
          include: ofTenant,
          provide: { jitter: false },
          ...skipWhereMissing('routed'),
          globalSetup: ['test/support/stored/valkey-setup.ts'],
          setupFiles: ['test/support/routed/skip-exceptions.ts'],
        },
      },
    ],
  },
})
