import { afterAll, beforeAll } from 'vitest'
import type { Step } from '../../src/core/journal/steps.ts'
import type { OptionSettings } from '../../src/options/option-settings.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'

/** Creates a tenant in which Dr. Okafor signs in without pages, or that user, and Amy Shaw is the patient. */
export type CreateTenant = (options?: OptionSettings, user?: string) => MockTenant

/** Starts a mock for the tests of a file; returns what creates its tenants. */
export function useTenants(): CreateTenant {
  let mock: Mock
  let count = 0
  beforeAll(async () => {
    mock = await createMock()
  })
  afterAll(() => mock.close())
  return (options = {}, user = 'Practitioner/dr-okafor') => {
    count += 1
    const tenant = mock.createTenant(`switched-${count}`, { options })
    tenant.autoApprove({ user, patient: 'amy-shaw' })
    return tenant
  }
}

/** Returns the names of the switches that changed the newest exchange of that step, each once. */
export function listEffects(tenant: MockTenant, step: Step): readonly string[] {
  const effects = tenant.journal.last({ step })?.switches ?? []
  return [...new Set(effects.map((effect) => effect.switch))]
}
