import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadFaults } from '../../src/faults/load-faults.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { carefulRun } from '../support/careful-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/**
 * Rules that the careful client breaks on purpose: it is confidential, and sends from the origin of its
 * pages.
 */
const ON_PURPOSE = ['secret-not-in-browser']

/** Faults after which a correct client does what would be wrong without them. */
const FAULTS = [
  'iss-trailing-slash',
  'launch-value-odd',
  'second-launch',
  'interleaved-launches',
  'discovery-moved',
  'relative-endpoints',
  'foreign-token-endpoint',
  'pkce-not-advertised',
  'authorize-detours',
  'token-unavailable',
]

describe('a fault makes a client that checks everything break no rule', () => {
  it.each(FAULTS)('%s', async (name) => {
    const fault = (await loadFaults()).get(name)
    if (!fault) throw new Error(`there is no fault ${name}`)
    const tenants: MockTenant[] = []
    const recorder = {
      createTenant: (tenantName: string) => tenants[tenants.push(mock.createTenant(tenantName)) - 1],
    }
    await carefulRun(recorder as unknown as Mock, fault, {})
    const report = await tenants[0]?.findings()
    const errors = report?.findings.filter(
      ({ rule, level }) => level === 'error' && !ON_PURPOSE.includes(rule),
    )
    expect(errors?.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
    expect(Object.keys(report?.passed ?? {}).length).toBeGreaterThan(5)
  })
})
