import type { TestProject } from 'vitest/node'
import { startValkey } from '../../../../../scripts/services/start-valkey.ts'
import { findMissingService, type StoredProject } from './find-missing-service.ts'

/** Starts the Valkey server of a project whose mocks are over a store, or says why its tests are skipped. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const problem = findMissingService(project.name as StoredProject)
  if (problem !== undefined) {
    process.stderr.write(`The tests of the project "${project.name}" are skipped: ${problem}.\n`)
    return undefined
  }
  const valkey = await startValkey()
  project.provide('store', valkey.url)
  return () => valkey.stop()
}
