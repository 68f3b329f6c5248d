import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { listEffects, useTenants } from '../use-tenants.ts'
import { ask as askWithout, getIssue, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
const MISSING = 'Patient/nobody'

describe('fhirAnswers', () => {
  test('say status, headers and body by cause, until they are taken back', async () => {
    const tenant = createTenant({
      fhirAnswers: {
        notFound: {
          status: 200,
          type: 'text/plain',
          body: 'gone from {tenant}',
          headers: { 'X-Why': 'none' },
        },
      },
    })
    const ask = await signIn(tenant)
    const answer = await ask(MISSING)
    expect(answer.status).toBe(200)
    expect(answer.text).toMatch(/^gone from switched-\d+$/)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(answer.headers.get('x-why')).toBe('none')
    expect(listEffects(tenant, 'fhir-read')).toEqual(['fhirAnswers'])
    expect((await ask('Patient?birthdate=never')).status).toBe(400)
    tenant.tenant.change({ fhirAnswers: {} })
    expect((await ask(MISSING)).status).toBe(404)
  })

  test.each([
    ['notFound', MISSING, {}],
    ['unknownType', 'Nothing/1', {}],
    ['notAcceptable', 'Patient/amy-shaw', { headers: { accept: 'text/turtle' } }],
    ['invalid', 'Patient?birthdate=never', {}],
    ['notAllowed', 'Patient/amy-shaw/_history', { method: 'PUT' }],
    ['insufficientScope', 'Condition?patient=amy-shaw', {}],
    ['conflict', 'Patient/amy-shaw', { method: 'DELETE', headers: { 'if-match': 'W/"9"' } }],
    ['writeNotAllowed', 'Condition/1', { method: 'DELETE' }],
    ['badToken', 'Patient/amy-shaw', { headers: { authorization: 'Bearer none' } }],
    ['searchRefused', 'Device', {}],
    ['unknownTenant', 'Patient?org=2', {}],
    ['pagingExpired', 'Patient?session=1&org=1', {}],
  ] as const)('%s', async (cause, path, init) => {
    const tenant = createTenant({
      fhirAnswers: { [cause]: { status: 418, body: { cause } } },
      requiredSearch: { Device: { needs: [['patient']] } },
      tenantParameter: { name: 'org', value: '1', required: false },
      paging: { style: 'session', parameter: 'session', relations: ['next'] },
    })
    const ask = await signIn(tenant, 'user/Patient.cruds user/Device.rs')
    const answer = await ask(path, init)
    expect([answer.status, answer.json]).toEqual([418, { cause }])
    expect((await ask('Patient/amy-shaw')).status).toBe(200)
  })

  test('noToken', async () => {
    const tenant = createTenant({ fhirAnswers: { noToken: { status: 403, body: '' } } })
    const answer = await askWithout(tenant, MISSING)
    expect([answer.status, answer.text]).toEqual([403, ''])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="fhir"')
    expect((await askWithout(tenant, MISSING, { headers: { authorization: 'Bearer x' } })).status).toBe(401)
  })

  test('an answer of a wider cause counts where there is none of a finer one', async () => {
    const ask = await signIn(createTenant({ fhirAnswers: { notFound: { status: 418 } } }))
    expect((await ask('Nothing/1')).status).toBe(418)
  })

  test('are refined by type, and keep what informs beside the failure', async () => {
    const tenant = createTenant({
      requiredSearch: { Observation: { needs: [['code']] }, Patient: { needs: [['_id']] } },
      unknownParameters: 'ignored-upper',
      fhirAnswers: {
        searchRefused: {
          body: { resourceType: 'OperationOutcome', issue: [{ severity: 'fatal', code: 'business-rule' }] },
          byType: { Observation: { code: 'required', number: '59108', diagnostics: 'no code' } },
        },
      },
    })
    const ask = await signIn(tenant)
    expect((await ask('Patient?colour=red')).json?.issue).toMatchObject([
      { severity: 'fatal', code: 'business-rule' },
      { severity: 'information', diagnostics: expect.stringContaining('COLOUR') },
    ])
    expect(getIssue(await ask('Observation?patient=amy-shaw'))).toEqual({
      severity: 'fatal',
      code: 'required',
      details: { coding: [{ system: expect.stringContaining('urn:oid:'), code: '59108' }] },
      diagnostics: 'no code',
    })
  })

  test('have the scopes of the token at hand', async () => {
    const fhirAnswers = { insufficientScope: { body: { detail: 'only [{scopes}]' } } }
    const ask = await signIn(createTenant({ fhirAnswers }), 'user/Patient.rs')
    const { json } = await ask('Condition?patient=amy-shaw')
    expect(json).toEqual({ detail: 'only [fhirUser, openid, user/Patient.rs]' })
  })

  test('cannot break out of a header', () => {
    const accepts = (value: string) => {
      const fhirAnswers = { notFound: { headers: { 'X-Why': value } } }
      return optionsSchema.safeParse({ fhirAnswers }).success
    }
    expect([accepts('a'), accepts('a\r\nSet-Cookie: b=1')]).toEqual([true, false])
  })
})
