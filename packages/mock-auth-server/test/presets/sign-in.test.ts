import { describe, expect, test } from 'vitest'
import { PRESET_NAMES } from '../../src/presets/preset-names.ts'
import { authorizeParams, callback, codeForm, params } from '../support/handshake.ts'
import { fetchSmart, usePresetTenants } from './preset-tenants.ts'

const createTenant = usePresetTenants()

describe.each(PRESET_NAMES)('%s', (preset) => {
  test('signs in a client that goes by its smart-configuration, and serves its data', async () => {
    // No SMART client sends such a parameter by itself.
    const tenant = createTenant({ preset, tenantParameter: 'none' })
    const { authorization_endpoint, token_endpoint } = await fetchSmart(tenant)
    const authorized = await fetch(`${authorization_endpoint}?${authorizeParams(tenant)}`, {
      redirect: 'manual',
    })
    const code = callback(authorized).get('code') ?? undefined
    const body = params(await codeForm(tenant, { code }))
    const response = await fetch(String(token_endpoint), { method: 'POST', body })
    expect(response.status).toBe(200)
    const { access_token, patient } = (await response.json()) as Record<string, string>
    const read = await fetch(`${tenant.fhirBase}/Patient/${patient}`, {
      headers: { authorization: `Bearer ${access_token}` },
    })
    expect([200, 403, 404]).toContain(read.status)
    expect(tenant.journal.find({ step: 'unmatched' })).toEqual([])
  })
})
