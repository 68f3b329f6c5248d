import { expect } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { bearer, callback, codeForm, obtainTokens, post } from '../../support/handshake.ts'
import type { AcceptanceCheck, AcceptanceChecks } from '../acceptance-check.ts'
import { deny } from '../deny.ts'
import { askAsService, PROVOKE } from '../errors/provoke.ts'

type Answer = [status: number, body: unknown]
const read = async (response: Response): Promise<Answer> => [response.status, await response.json()]

/** Checks how the preset answers a request, and how a strict tenant does. */
const compareAnswers =
  (
    request: (tenant: MockTenant) => Promise<Response>,
    imitated: Answer,
    strict: Answer = [400, { error: 'invalid_grant', error_description: expect.any(String) }],
  ): AcceptanceCheck =>
  async ({ createTenant }) => {
    expect(await read(await request(createTenant()))).toEqual(imitated)
    expect(await read(await request(createTenant({ preset: 'none' })))).toEqual(strict)
  }

const CODE_URI = /code-invalid-or-expired\/instances\/[0-9a-f-]+\?client=smart-client-public&tenant=preset-/

const checkExpiredCode = compareAnswers(PROVOKE.codeExpired, [
  400,
  { error: 'invalid_grant', error_uri: expect.stringMatching(CODE_URI) },
])

export const ERRORS_CHECKS: AcceptanceChecks = {
  'oracle-provider-5': checkExpiredCode,
  'oracle-patient-5': checkExpiredCode,

  'oracle-provider-10': async ({ createTenant }) => {
    const scope = 'openid patient/Observation.read'
    expect((await obtainTokens(createTenant(), { scope })).scope).not.toContain('patient/')
    const refused = await askAsService(createTenant(), 'system/Observation.read')
    const uri = expect.stringContaining('empty-scopes')
    expect(await read(refused)).toEqual([400, { error: 'invalid_scope', error_uri: uri }])
    const strict = createTenant({ preset: 'none' })
    expect((await obtainTokens(strict, { scope })).scope).toBe(scope)
    expect((await askAsService(strict, 'system/Observation.read')).status).toBe(200)
  },

  // No cause of the mock is a look-up that finds nobody, so the tenant names one.
  'bb-6': async ({ createTenant }) => {
    const tokenErrors = { codeUnknown: { status: 404, message: 'Not found.' } }
    const shaped = await PROVOKE.codeUnknown(createTenant({ tokenErrors }))
    expect([shaped.status, await shaped.text()]).toEqual([404, '{"status_code":404,"message":"Not found."}'])
    const plain = await PROVOKE.codeUnknown(createTenant({ preset: 'none', tokenErrors }))
    expect(await plain.text()).toBe('{"message":"Not found."}')
  },

  'entra-7': compareAnswers(PROVOKE.codeExpired, [
    400,
    {
      error: 'invalid_grant',
      error_description: expect.stringMatching(/^AADSTS70008: .*\r\nTrace ID: .*\r\n.*\r\nTimestamp: /),
      error_codes: [70008],
      timestamp: expect.any(String),
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
      error_uri: expect.stringMatching(/error\?code=70008$/),
    },
  ]),

  'mp-1': compareAnswers(
    PROVOKE.secretWrong,
    [400, { error: 'invalid_request', error_description: 'Invalid secret' }],
    [401, { error: 'invalid_client', error_description: expect.any(String) }],
  ),

  'mp-6': async ({ createTenant }) => {
    for (const [preset, error_description] of [
      ['medplum', 'Token already granted'],
      ['none', 'The code was used before'],
    ] as const) {
      const tenant = createTenant({ preset })
      const form = await codeForm(tenant)
      const { access_token } = (await (await post(tenant, 'token', form)).json()) as { access_token: string }
      const again = await post(tenant, 'token', form)
      expect(await read(again)).toEqual([400, { error: 'invalid_grant', error_description }])
      const search = await fetch(`${tenant.fhirBase}/Observation`, { headers: bearer(access_token) })
      expect(search.status).toBe(401)
    }
  },

  'mp-7': async ({ createTenant }) => {
    const refused = await PROVOKE.contentType(createTenant())
    expect([refused.status, await refused.text()]).toEqual([400, 'Unsupported content type'])
    const [, strict] = await read(await PROVOKE.contentType(createTenant({ preset: 'none' })))
    expect(strict).toHaveProperty('error', 'invalid_request')
  },

  'sl-5': compareAnswers(PROVOKE.codeExpired, [
    401,
    { error: 'invalid_client', error_description: expect.any(String) },
  ]),

  'mt-2': async ({ createTenant }) => {
    for (const [preset, description] of [
      ['meditech', null],
      ['none', 'The user denied the request'],
    ] as const) {
      const answer = callback(await deny(createTenant({ preset })))
      expect(answer.get('error')).toBe('access_denied')
      expect(answer.get('error_description')).toBe(description)
    }
  },
}
