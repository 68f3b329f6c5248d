import { setTimeout as sleep } from 'node:timers/promises'
import { FAULTS, listVariants, type MockTenant } from 'smart-mock/testing'
import { describe } from 'vitest'
import { exportAsService, searchAsService } from '../fixtures/reference/export-as-service.ts'
import { test } from './test.ts'

/**
 * The backend service of `examples/`, which is not part of the client app: bulk data (F-300 to F-311), its
 * tokens (F-225 to F-234).
 */
/** Stands for as many resources as without a fault. */
const ALL = 'all'
const EXPORTED = [ALL, [], []] as const
const SEARCHED = [200, 200, 200] as const

/** Texts that the user sees under a fault, where they differ from those without one. */
const SEEN: Readonly<Record<string, unknown>> = {
  'export-without-location': /no address/,
  'export-never-ready': /takes too long/,
  'export-fails': /failed with 500: The export failed on shard 7/,
  'export-manifest-bad without-output': /without a list of files/,
  'export-manifest-bad html': /without a list of files/,
  'export-manifest-odd empty': [0, [], []],
  'export-manifest-odd errors': [ALL, ['Observation/7 could not be read'], []],
  'export-manifest-odd deleted': [ALL, [], ['Observation/7']],
  'export-files-foreign': /on another server/,
  'export-file-broken 404': /cannot be had whole/,
  'export-file-broken 410': /cannot be had whole/,
  'export-file-broken cut': /cannot be had whole/,
  'assertion-clock ahead': /no token: invalid_client/,
  'assertion-clock behind': /no token: invalid_client/,
  'client-keys-missing not-fetched': /no token: invalid_client/,
  'client-keys-missing unknown-kid': /no token: invalid_client/,
  'backend-scope-refused invalid-scope': /no token: invalid_scope/,
  'backend-scope-refused partial-grant': [200, 'not granted', 200],
}

/** Waits that are long enough for the judge, and short enough for a test. */
const SHORT = ['export-retry-after', 'export-throttled']
/** Faults of fetched keys: inline keys are never fetched; `faults.test.ts` has the fault. */
const BY_URL = ['client-keys-polled']

/** Number of resources in an export without a fault. */
let exported = 0
test.beforeAll(async ({ servers }) => {
  exported = (await exportAsService(servers.mock.createTenant('exported')))[0]
  if (exported <= 20) throw new Error(`only ${exported} resources were exported`)
})
const filled = (expected: unknown) =>
  Array.isArray(expected) ? expected.map((each) => (each === ALL ? exported : each)) : expected

const isExport = ({ steps }: (typeof FAULTS)[number]) => steps.includes('bulk')

for (const [what, does, honest] of [
  ['exports', exportAsService, EXPORTED],
  ['searches', (tenant: MockTenant) => searchAsService(tenant, async () => {}), SEARCHED],
] as const) {
  test(`without a fault the backend service ${what} everything, and breaks no rule`, async ({
    tenant,
    expect,
  }) => {
    expect(await does(tenant)).toEqual(filled(honest))
    const { findings } = await tenant.findings()
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  })
}

describe.concurrent('every fault', () => {
  for (const fault of FAULTS) {
    if (!isExport(fault) && !(fault.prerequisites?.includes('backend') && !BY_URL.includes(fault.name)))
      continue
    for (const params of listVariants(fault)) {
      const variant = [fault.name, ...Object.values(params)].join(' ')
      test(variant, async ({ tenant, expect }) => {
        const all = { ...params, ...(SHORT.includes(fault.name) ? { retryAfterS: 1 } : {}) }
        const armed = await tenant.arm(fault.name, fault.params ? { params: all } : {})
        const pause = () => sleep(fault.name === 'backend-token-short-lived' ? 3500 : 0)
        const work = isExport(fault) ? exportAsService(tenant) : searchAsService(tenant, pause)
        const seen = await work.catch(({ message }: Error) => message)
        if (typeof seen === 'string') tenant.observe({ kind: 'visible-error', detail: seen })
        tenant.observe({ kind: 'settled' })
        const { outcome, reason } = await armed.waitForVerdict()
        expect(armed.strikeCount).toBeGreaterThan(0)
        expect(`${outcome}: ${reason}`).toMatch(/^met/)
        const expected = SEEN[variant] ?? SEEN[fault.name] ?? (isExport(fault) ? EXPORTED : SEARCHED)
        if (expected instanceof RegExp) expect(seen).toMatch(expected)
        else expect(seen).toEqual(filled(expected))
      })
    }
  }
})
