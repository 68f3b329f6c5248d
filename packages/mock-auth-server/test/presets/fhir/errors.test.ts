import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { listEffects, useTenants } from '../use-tenants.ts'
import { ask as askWithout, createBatch, getBatchEntries, getIssue, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
const MISSING = 'Patient/nobody'
const DIAGNOSTICS = 'Patient/nobody is unknown'

describe('fhirErrors', () => {
  test.each([
    [
      'epic-coded',
      {
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'fatal',
            code: 'not-found',
            details: { coding: [{ code: '59008' }], text: 'The FHIR ID provided was not found.' },
            diagnostics: DIAGNOSTICS,
          },
        ],
      },
    ],
    ['text-details', { issue: [{ severity: 'error', code: 'not-found', details: { text: DIAGNOSTICS } }] }],
    ['detail', { detail: DIAGNOSTICS }],
    [
      'va',
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        text: { div: expect.stringMatching(/^<div>Failure: .*\/fhir\/Patient\/nobody<\/div>$/) },
        extension: [
          { url: 'timestamp' },
          { url: 'type' },
          { url: 'message', valueString: DIAGNOSTICS },
          { url: 'cause' },
          { url: 'request' },
        ],
        issue: [{ severity: 'fatal', code: 'not-found' }],
      },
    ],
    [
      'aidbox',
      {
        id: 'not-found',
        text: { div: DIAGNOSTICS },
        issue: [{ severity: 'fatal', code: 'not-found', diagnostics: DIAGNOSTICS }],
      },
    ],
  ] as const)('%s', async (fhirErrors, body) => {
    const tenant = createTenant({ fhirErrors })
    const ask = await signIn(tenant)
    const refused = await ask(MISSING)
    expect(refused.status).toBe(404)
    expect(refused.json).toMatchObject(body)
    expect(listEffects(tenant, 'fhir-read')).toEqual(['fhirErrors'])
    expect((await askWithout(tenant, MISSING)).json).not.toEqual(
      (await askWithout(createTenant(), MISSING)).json,
    )
    expect((await ask('Patient/amy-shaw')).status).toBe(200)
    expect(listEffects(tenant, 'fhir-read')).toEqual([])
    tenant.tenant.change({ fhirErrors: 'operation-outcome' })
    expect((await ask(MISSING)).json).toEqual({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'not-found', diagnostics: DIAGNOSTICS }],
    })
  })

  test('are XML where XML is asked for, unless they are no resource', async () => {
    const headers = { accept: 'application/fhir+xml' }
    for (const fhirErrors of ['epic-coded', 'text-details', 'va', 'aidbox'] as const) {
      const refused = await (await signIn(createTenant({ fhirErrors })))(MISSING, { headers })
      expect(refused.headers.get('content-type')).toBe('application/fhir+xml; charset=utf-8')
      expect(refused.text).toContain('<code value="not-found"/>')
    }
    const plain = await (await signIn(createTenant({ fhirErrors: 'detail' })))(MISSING, { headers })
    expect(plain.headers.get('content-type')).toBe('application/json')
  })

  test('are the outcomes of entries, while a transaction fails as a whole', async () => {
    const tenant = createTenant({ fhirErrors: 'epic-coded' })
    const ask = await signIn(tenant)
    const [entry] = getBatchEntries(await ask('', createBatch(MISSING)))
    expect(entry?.response.outcome).toMatchObject({ issue: [{ severity: 'fatal', code: 'not-found' }] })
    const { body = '', ...others } = createBatch(MISSING)
    const transaction = { ...others, body: String(body).replace('"batch"', '"transaction"') }
    const failed = await ask('', transaction)
    expect(failed.status).toBe(400)
    expect(getIssue(failed)).toMatchObject({
      severity: 'fatal',
      diagnostics: `Bundle.entry[0]: ${DIAGNOSTICS}`,
    })
  })

  test('are those of refusals before a request is read, too', async () => {
    const tenant = createTenant({ fhirErrors: 'detail' })
    const refused = await askWithout(tenant, 'metadata', { method: 'POST' })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET'])
    expect(refused.json).toEqual({ detail: 'POST is not supported here; use GET' })
  })

  test('do not let the path of a request into their text as markup', async () => {
    const ask = await signIn(createTenant({ fhirErrors: 'va' }))
    expect((await ask('Patient/<b>')).text).not.toContain('<b>')
  })
})

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
