import { describe, expect, test } from 'vitest'
import { post } from '../../support/handshake.ts'
import { listEffects, useTenants } from '../use-tenants.ts'
import { PROVOKE } from './provoke.ts'

const createTenant = useTenants()
const read = async (response: Response) => [response.status, await response.json()]
const DESCRIPTION = 'The code was not issued by this server'

describe('errorShape', () => {
  test('oauth is the default', async () => {
    const tenant = createTenant({ errorShape: 'oauth' })
    const body = { error: 'invalid_grant', error_description: DESCRIPTION }
    expect(await read(await PROVOKE.codeUnknown(tenant))).toEqual([400, body])
    expect(listEffects(tenant, 'token')).toEqual([])
  })

  test('status-code puts the status first', async () => {
    const tenant = createTenant({ errorShape: 'status-code' })
    expect(await (await PROVOKE.codeUnknown(tenant)).text()).toBe(
      `{"status_code":400,"error":"invalid_grant","error_description":"${DESCRIPTION}"}`,
    )
    expect(listEffects(tenant, 'token')).toEqual(['errorShape'])
  })

  test('entra has a description of several lines, codes, and ids to search for', async () => {
    const tenant = createTenant({ errorShape: 'entra' })
    const body = (await (await PROVOKE.codeExpired(tenant)).json()) as Record<string, string>
    expect(body.error_description?.split('\r\n')).toEqual([
      'AADSTS70008: The code is expired',
      `Trace ID: ${body.trace_id}`,
      `Correlation ID: ${body.correlation_id}`,
      `Timestamp: ${body.timestamp}`,
    ])
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [70008],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      error_uri: expect.stringMatching(/\/error\?code=70008$/),
    })
    expect(body.trace_id).not.toBe(body.correlation_id)
  })

  test('resource-detail has no error, except for causes with an answer of their own', async () => {
    const tokenErrors = { secretWrong: { status: 401, error: 'invalid_client' } }
    const tenant = createTenant({ errorShape: 'resource-detail', tokenErrors })
    const body = { resource: 'v1/resource/error/_version/1/', detail: 'Bad Request' }
    expect(await read(await PROVOKE.codeUnknown(tenant))).toEqual([400, body])
    expect(await read(await PROVOKE.secretWrong(tenant))).toMatchObject([401, { error: 'invalid_client' }])
  })

  test('policy refuses unknown clients and empty scopes as a gateway does', async () => {
    const tenant = createTenant({ errorShape: 'policy' })
    const refusal = [401, { detailedmessage: expect.stringContaining('Policy'), error: 'access_denied' }]
    expect(await read(await PROVOKE.clientUnknown(tenant))).toEqual(refusal)
    expect(await read(await PROVOKE.scopeEmpty(tenant))).toEqual(refusal)
    expect(await read(await PROVOKE.codeUnknown(tenant))).toMatchObject([400, { error: 'invalid_grant' }])
    expect(listEffects(tenant, 'token')).toEqual([])
  })

  test.each(['introspect', 'revoke'] as const)('concerns %s too', async (step) => {
    const tenant = createTenant({ errorShape: 'status-code' })
    expect(await (await post(tenant, step, {})).json()).toMatchObject({ status_code: 400 })
    expect(listEffects(tenant, step)).toEqual(['errorShape'])
  })
})
