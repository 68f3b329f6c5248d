import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { post } from '../../support/handshake.ts'
import { listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()
const HEADERS = { 'X-Limit': '{limit}', 'X-Remaining': '{remaining}', 'X-Reset': '{reset}' }

async function read(tenant: MockTenant) {
  const response = await fetch(`${tenant.fhirBase}/Patient/amy-shaw`)
  const header = (name: string) => response.headers.get(name)
  return {
    status: response.status,
    retryAfter: header('retry-after'),
    limit: header('x-limit'),
    remaining: header('x-remaining'),
    body: (await response.json()) as { issue: [{ code: string }] },
  }
}

describe('rateLimit', () => {
  test('refuses what is beyond it with 429, and tells how much is left', async () => {
    const tenant = createTenant({ rateLimit: { perMinute: 2, headers: HEADERS } })
    expect(await read(tenant)).toMatchObject({ status: 401, limit: '2', remaining: '1' })
    expect(await read(tenant)).toMatchObject({ status: 401, remaining: '0' })
    const refused = await read(tenant)
    expect(refused).toMatchObject({ status: 429, limit: '2', remaining: '0' })
    expect(refused.body.issue[0].code).toBe('throttled')
    expect(Number(refused.retryAfter)).toBeGreaterThan(0)
    expect(Number(refused.retryAfter)).toBeLessThanOrEqual(60)
    expect(listEffects(tenant, 'fhir-read')).toEqual(['rateLimit'])
    expect((await post(tenant, 'token', {})).status).toBe(400)
    tenant.tenant.change({ rateLimit: 'none' })
    expect(await read(tenant)).toMatchObject({ status: 401, limit: null })
  })

  test('ends as the minute does', async () => {
    for (const window of ['sliding', 'wall-minute'] as const) {
      const tenant = createTenant({ rateLimit: { perMinute: 1, window } })
      const start = Date.now()
      expect((await read(tenant)).status).toBe(401)
      const { entries } = tenant.tenant.journal
      // The first request a minute ago, as the journal has it.
      const [first] = tenant.tenant.journal.find()
      Object.assign(first ?? {}, { startedAt: start - 60_001 })
      expect(entries.get(first?.seq ?? 0)?.startedAt).toBe(start - 60_001)
      expect((await read(tenant)).status).toBe(401)
    }
  })

  test('counts authorize and token too where it says so, and is silent about the time', async () => {
    const tenant = createTenant({ rateLimit: { perMinute: 1, counts: 'all', retryAfter: false } })
    expect((await post(tenant, 'token', {})).status).toBe(400)
    expect(await read(tenant)).toMatchObject({ status: 429, retryAfter: null })
    const refused = await post(tenant, 'token', {})
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' })
    expect((await fetch(`${tenant.issuer}/jwks`)).status).toBe(200)
  })

  test('may be headers only', async () => {
    const tenant = createTenant({ rateLimit: { headers: { 'X-RateLimit-Limit': 'None' } } })
    for (const _ of [1, 2, 3]) {
      const response = await fetch(`${tenant.fhirBase}/Patient`)
      expect(response.status).toBe(401)
      expect(response.headers.get('x-ratelimit-limit')).toBe('None')
    }
  })

  test.each([{ perMinute: 0 }, { perMinute: 1.5 }, { headers: { 'a b': '' } }, 'some'])(
    'refuses %j',
    (rateLimit) => {
      expect(optionsSchema.safeParse({ rateLimit }).success).toBe(false)
    },
  )
})
