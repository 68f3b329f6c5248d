import { afterAll, beforeAll, describe, type SuiteFactory } from 'vitest'
import { findServiceProblem, services } from '../../../../scripts/providers/services/services.mjs'
import { startValkey, type Valkey, type ValkeySettings } from '../../../../scripts/services/start-valkey.ts'

const problem = findServiceProblem(services.valkey)

/** Describes what needs a Valkey: its tests are skipped, with the reason, where none can be had. */
export function describeStored(name: string, tests: SuiteFactory): void {
  describe.skipIf(problem !== undefined)(
    problem === undefined ? name : `${name} (skipped: ${problem})`,
    tests,
  )
}

/** Starts a Valkey for the tests of a `describe`, and returns what it is while they run. */
export function useValkey(settings?: ValkeySettings): { readonly valkey: Valkey } {
  const used: { valkey?: Valkey } = {}
  beforeAll(async () => {
    used.valkey = await startValkey(settings)
  })
  afterAll(() => used.valkey?.stop())
  return {
    get valkey() {
      if (!used.valkey) throw new Error('Valkey has not started yet')
      return used.valkey
    },
  }
}
