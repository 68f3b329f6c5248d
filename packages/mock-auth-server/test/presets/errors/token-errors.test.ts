import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { codeForm, post } from '../../support/handshake.ts'
import { listEffects, useTenants } from '../use-tenants.ts'
import { PROVOKE } from './provoke.ts'

const createTenant = useTenants()
type Cause = keyof typeof PROVOKE

describe('tokenErrors', () => {
  test.each(Object.keys(PROVOKE) as Cause[])('answers %s in its own way, and nothing else', async (cause) => {
    const answer = { status: 418, error: 'vendor_error', description: 'In words of its own' }
    const tenant = createTenant({ tokenErrors: { [cause]: answer } })
    const response = await PROVOKE[cause](tenant)
    expect(response.status).toBe(418)
    expect(response.headers.get('www-authenticate')).toBeNull()
    expect(await response.json()).toEqual({ error: 'vendor_error', error_description: 'In words of its own' })
    expect(listEffects(tenant, 'token')).toEqual(['tokenErrors'])
    const other = cause === 'codeMissing' ? 'grantTypeUnknown' : 'codeMissing'
    expect((await PROVOKE[other](tenant)).status).toBe(400)
    expect(listEffects(tenant, 'token')).toEqual([])
    tenant.tenant.change({ tokenErrors: {} })
    expect((await PROVOKE[cause](tenant)).status).not.toBe(418)
  })

  test.each([
    [{ text: 'Unsupported content type' }, 'text/plain; charset=utf-8', 'Unsupported content type'],
    [{ message: 'Not found.' }, 'application/json', '{"message":"Not found."}'],
    [
      { error: 'access_denied', detailedmessage: 'Refused' },
      'application/json',
      '{"detailedmessage":"Refused","error":"access_denied"}',
    ],
  ])('sends %j', async (answer, type, body) => {
    const tenant = createTenant({ tokenErrors: { contentType: { status: 400, ...answer } } })
    const response = await PROVOKE.contentType(tenant)
    expect(response.headers.get('content-type')).toBe(type)
    expect(await response.text()).toBe(body)
  })

  test('puts a URN into the URL of an error page', async () => {
    const tenant = createTenant({ tokenErrors: { codeUnknown: { status: 400, uri: 'urn:x:y' } } })
    const body = (await (await PROVOKE.codeUnknown(tenant)).json()) as { error_uri: string }
    const { pathname, searchParams } = new URL(body.error_uri)
    expect(pathname).toMatch(/\/errors\/urn%3Ax%3Ay\/instances\/[0-9a-f-]{36}$/)
    expect([...searchParams]).toEqual([
      ['client', 'smart-client-public'],
      ['tenant', tenant.name],
    ])
  })

  test.each([
    'redirectMismatch',
    'verifierMissing',
    'verifierWrong',
    'codeReplayed',
    'refreshReplayed',
  ] as const)('lets %s pass when it is ignored, and says so only then', async (cause) => {
    const tenant = createTenant({ tokenErrors: { [cause]: 'ignored' } })
    expect((await post(tenant, 'token', await codeForm(tenant))).status).toBe(200)
    expect(listEffects(tenant, 'token')).toEqual([])
    expect((await PROVOKE[cause](tenant)).status).toBe(200)
    expect(listEffects(tenant, 'token')).toEqual(['tokenErrors'])
  })

  test.each([
    [{ codeReused: { status: 400 } }],
    [{ codeExpired: 'ignored' }],
    [{ codeExpired: { status: 99 } }],
    [{ codeExpired: { status: 400, titel: '' } }],
  ])('refuses %j', (tokenErrors) => {
    expect(optionsSchema.safeParse({ tokenErrors }).success).toBe(false)
  })
})
