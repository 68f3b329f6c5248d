import { describe, expect, test } from 'vitest'
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
