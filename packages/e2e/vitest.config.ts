import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { isBuilt } from '../../scripts/workspace/build.mjs'

const findBuild = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** What users install, in place of its sources, which take five seconds to load in every file. */
const builds = {
  'smart-mock': findBuild('mock-auth-server/dist/index.js'),
  'smart-mock/testing': findBuild('mock-auth-server/dist/testing.js'),
  '@smart-mock/client/conformance': findBuild('client/dist/conformance.js'),
}

export default defineConfig({
  resolve: {
    alias: isBuilt()
      ? Object.entries(builds).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement }))
      : [],
  },
  test: {
    include: ['headless/**/*.test.ts', 'conformance/**/*.test.ts'],
    globalSetup: './headless/trust-certificate.ts',
    // Processes, not threads: Node reads the certificates that it trusts when a process starts.
    pool: 'forks',
    maxWorkers: 2,
    // Most of the time of these cases is spent waiting, for a server that hangs or for the end of a verdict's window.
    maxConcurrency: 6,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    server: { deps: { external: [/\/dist\//] } },
  },
})
