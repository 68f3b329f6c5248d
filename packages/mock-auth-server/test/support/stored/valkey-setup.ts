import type { TestProject } from 'vitest/node'
import { startValkey } from '../../../../../scripts/services/start-valkey.ts'

/** Starts the Valkey server of the project `stored`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const valkey = await startValkey()
  project.provide('store', valkey.url)
  return () => valkey.stop()
}
