import { describe, expect, test } from 'vitest'
import { at } from '../support/answer-at.ts'
import type { Tamper } from '../support/tamper.ts'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('token response', () => {
  const token = (status: number, body: string, headers = {}): Tamper => ({
    reply: at('/auth/token', { status, body, headers: { 'content-type': 'application/json', ...headers } }),
  })
  const member = (changes: Record<string, unknown>): Tamper => ({
    tokenResponse: (json) => ({ ...json, ...changes }),
  })
  test.each<[string, Tamper, string]>([
    ['invalid_grant (F-091)', token(400, '{"error":"invalid_grant"}'), 'token-refused'],
    [
      'invalid_client (F-092)',
      token(401, '{"error":"invalid_client"}', { 'www-authenticate': 'Basic realm="x"' }),
      'token-refused',
    ],
    ['no JSON (F-097)', token(400, 'oops'), 'token-refused'],
    [
      '200 with an error (F-098)',
      token(200, '{"error":"invalid_grant","access_token":"a","token_type":"Bearer"}'),
      'token-refused',
    ],
    ['400 with a token (F-099)', token(400, '{"access_token":"a","token_type":"Bearer"}'), 'token-refused'],
    ['truncated JSON (F-101)', token(200, '{"access_token":"a"'), 'token-response-invalid'],
    ['null (F-103)', token(200, 'null'), 'token-response-invalid'],
    ['204 (F-103)', token(204, ''), 'token-refused'],
    ['a form (F-105)', token(200, 'access_token=a&token_type=Bearer'), 'token-response-invalid'],
    ['no access_token (F-106)', member({ access_token: undefined }), 'token-response-invalid'],
    ['an access_token that is an object (F-106)', member({ access_token: {} }), 'token-response-invalid'],
    ['no token_type (F-107)', member({ token_type: undefined }), 'token-response-invalid'],
    ['DPoP (F-109)', member({ token_type: 'DPoP' }), 'token-response-invalid'],
    ['scope as a list (F-123)', member({ scope: ['a'] }), 'token-response-invalid'],
    ['500 (F-140)', token(500, '<html>'), 'token-refused'],
    ['a redirect (F-144)', token(307, '', { location: 'http://127.0.0.1:9/' }), 'redirect-refused'],
  ])('%s ends the run; the code is sent once and no token is used', async (_, tamper, code) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(server.tokenRequests()).toHaveLength(1)
    expect(server.fhirRequests()).toEqual([])
  })

  test.each<[string, Tamper]>([
    ['token_type bEARER (F-108)', member({ token_type: 'bEARER' })],
    ['no expires_in (F-110)', member({ expires_in: undefined })],
    ['expires_in as a string (F-111)', member({ expires_in: '3600' })],
    ['expires_in -1 (F-112)', member({ expires_in: -1 })],
    ['no scope (F-114)', member({ scope: undefined })],
    ['no refresh_token (F-124)', member({ refresh_token: undefined })],
    ['no id_token (F-126)', member({ id_token: undefined })],
    ['other members (F-132, F-145)', member({ __x: { a: [1] }, tenant: 't', intent: 'unknown' })],
    ['odd fhirContext (F-136)', member({ fhirContext: ['ImagingStudy/1', { canonical: 'x' }, 7, null, {}] })],
  ])('%s does not keep it from working', async (_, tamper) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run.error).toBeUndefined()
    expect(stepOf(run, 'patient')?.verdict?.level).toBe('ok')
    expect(
      server.fhirRequests().every(({ headers }) => /^Bearer access-\d+$/.test(headers.authorization ?? '')),
    ).toBe(true)
  })

  test.each([
    ['Patient/123'],
    ['http://x.example/Patient/1'],
    [17],
    [['p1']],
    [''],
    ['1/../../admin'],
    ['1?_id=2'],
    ['1&x=y'],
    ['x'.repeat(65)],
    ['..'],
    [undefined],
  ])('patient %j is not used (F-127, F-129, F-130)', async (value) => {
    Object.assign(server.tamper, member({ patient: value }))
    const run = await client.login()
    expect(run.state).toBe('active')
    expect(run.context?.patient).toBeUndefined()
    expect(['warning', 'error']).toContain(stepOf(run, 'launch-context')?.verdict?.level)
    expect(server.fhirRequests().some(({ url }) => url.startsWith('/fhir/Patient'))).toBe(false)
  })

  test('nothing granted means no FHIR request (F-115), a type not granted is not read (F-116)', async () => {
    Object.assign(server.tamper, member({ scope: '' }))
    await client.login()
    Object.assign(server.tamper, member({ scope: 'openid fhirUser patient/Observation.rs' }))
    await client.login()
    expect(server.fhirRequests()).toEqual([])
  })
})
