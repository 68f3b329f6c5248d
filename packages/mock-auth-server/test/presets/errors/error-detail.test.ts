import { describe, expect, test } from 'vitest'
import { authorize, callback } from '../../support/handshake.ts'
import { listEffects, useTenants } from '../use-tenants.ts'
import { PROVOKE } from './provoke.ts'

const createTenant = useTenants()
const URI = /\/errors\/urn[^/]*code-invalid-or-expired\/instances\/[0-9a-f-]{36}\?client=/

describe('errorDetail', () => {
  test.each([
    ['uri', { error: 'invalid_grant', error_uri: expect.stringMatching(URI) }],
    ['null', { error: 'invalid_grant', error_description: null }],
    ['none', { error: 'invalid_grant' }],
  ] as const)('%s, at the token endpoint', async (errorDetail, body) => {
    const tenant = createTenant({ errorDetail })
    expect(await (await PROVOKE.codeUnknown(tenant)).json()).toEqual(body)
    expect(listEffects(tenant, 'token')).toEqual(['errorDetail'])
    tenant.tenant.change({ errorDetail: 'description' })
    expect(await (await PROVOKE.codeUnknown(tenant)).json()).toEqual({
      error: 'invalid_grant',
      error_description: 'The code was not issued by this server',
    })
    expect(listEffects(tenant, 'token')).toEqual([])
  })

  test.each([
    ['uri', ['error', 'error_uri', 'state', 'iss'], ['errorDetail']],
    ['none', ['error', 'state', 'iss'], ['errorDetail']],
    ['null', ['error', 'error_description', 'state', 'iss'], []],
    ['description', ['error', 'error_description', 'state', 'iss'], []],
  ] as const)('%s, in a redirect', async (errorDetail, names, effects) => {
    const tenant = createTenant({ errorDetail })
    expect([...callback(await authorize(tenant, { aud: 'https://other.example' })).keys()]).toEqual(names)
    expect(listEffects(tenant, 'authorize')).toEqual(effects)
    expect(callback(await authorize(tenant)).has('code')).toBe(true)
    expect(listEffects(tenant, 'authorize')).toEqual([])
  })
})
