import { afterAll, beforeAll, expect } from 'vitest'
import type { Step } from '../../src/core/journal/steps.ts'
import type { OptionSettings } from '../../src/options/option-settings.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'

export type Document = Readonly<Record<string, unknown>>

/** Starts a mock for the tests of a file; returns what creates a tenant with options, in which pages are skipped. */
export function usePresetTenants(): (options: OptionSettings) => MockTenant {
  let mock: Mock | undefined
  let count = 0
  beforeAll(async () => {
    mock = await createMock()
  })
  afterAll(() => mock?.close())
  return (options) => {
    if (!mock) throw new Error('the mock is not started yet')
    count += 1
    const tenant = mock.createTenant(`tenant-${count}`, { options })
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    return tenant
  }
}

/** Fetches a JSON document; fails the test unless the reply is 200. */
export async function fetchDocument(url: string, headers: Record<string, string> = {}): Promise<Document> {
  const response = await fetch(url, { headers })
  expect(response.status, url).toBe(200)
  return (await response.json()) as Document
}

/** Fetches the smart-configuration of a tenant. */
export function fetchSmart({ fhirBase }: MockTenant): Promise<Document> {
  return fetchDocument(`${fhirBase}/.well-known/smart-configuration`)
}

/** Lists the switches that changed something in the last exchange of a step. */
export function listEffects(tenant: MockTenant, step: Step): string[] {
  const effects = tenant.journal.find({ step }).at(-1)?.switches ?? []
  return [...new Set(effects.map((each) => each.switch))]
}
