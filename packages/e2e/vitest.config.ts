import { defineConfig } from 'vitest/config'

export default defineConfig({
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
  },
})
