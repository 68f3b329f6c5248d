import { expect } from 'vitest'
import type { AcceptanceChecks } from '../acceptance-check.ts'
import { ask as askWithout, type FhirAnswerSeen, getIssue, signIn } from '../fhir/ask-fhir.ts'
import { compareTenants } from './compare-tenants.ts'
import { FHIR_SEARCH_CHECKS } from './fhir-search.ts'
import { getPractice } from './get-practice.ts'

const getType = ({ headers }: FhirAnswerSeen) => headers.get('content-type')

const XML = { headers: { accept: 'application/fhir+xml' } }
const refusesXml = compareTenants(
  async (ask) => {
    const refused = await ask('Patient/amy-shaw', XML)
    expect([refused.status, refused.text, refused.headers.get('content-length')]).toEqual([406, '', '0'])
  },
  async (ask) => expect((await ask('Patient/amy-shaw', XML)).status).toBe(200),
)

export const FHIR_CHECKS: AcceptanceChecks = {
  ...FHIR_SEARCH_CHECKS,

  'epic-5': compareTenants(
    async (ask) => {
      const any = await ask('Patient/amy-shaw', { headers: { accept: '*/*' } })
      expect(getType(any)).toBe('application/xml; charset=utf-8')
      expect(getType(await ask('Patient/amy-shaw'))).toMatch(/^application\/fhir\+json/)
    },
    async (ask) => {
      const any = await ask('Patient/amy-shaw', { headers: { accept: '*/*' } })
      expect(getType(any)).toMatch(/^application\/fhir\+json/)
    },
  ),
  'oracle-provider-8': refusesXml,
  'oracle-patient-8': refusesXml,

  'athena-3': compareTenants(
    async (ask, tenant) => {
      const refused = await ask('Patient/amy-shaw')
      const details = expect.stringContaining('Could not determine what practice the request was for.')
      expect([refused.status, refused.json]).toEqual([400, { details }])
      expect((await ask(`Patient/amy-shaw?${getPractice(tenant)}`)).status).toBe(200)
    },
    async (ask) => expect((await ask('Patient/amy-shaw')).status).toBe(200),
  ),

  'athena-6': compareTenants(
    async (ask) => {
      const refused = await ask('Nothing/1')
      expect([refused.status, refused.json]).toEqual([404, 'Service not registered with API gateway.'])
    },
    async (ask) => expect(getIssue(await ask('Nothing/1'))?.code).toBe('not-found'),
  ),

  'bb-7': compareTenants(
    async (ask) => {
      const refused = await ask('Condition')
      expect([refused.status, refused.json]).toEqual([404, { detail: 'Not found.' }])
    },
    async (ask) => expect((await ask('Condition')).status).toBe(200),
  ),

  'sl-1': compareTenants(
    async (_, tenant) => {
      expect((await askWithout(tenant, 'Patient/amy-shaw')).json).toMatchObject({ id: 'amy-shaw' })
      const bad = await askWithout(tenant, 'Patient/amy-shaw', { headers: { authorization: 'Bearer none' } })
      expect([bad.status, getType(bad)]).toEqual([401, 'text/plain'])
    },
    async (_, tenant) => expect((await askWithout(tenant, 'Patient/amy-shaw')).status).toBe(401),
  ),

  'sl-7': compareTenants(
    async (ask) => expect((await ask('Observation?patient=amy-shaw')).json).toMatchObject({ total: 55 }),
    async (ask) => expect((await ask('Observation?patient=amy-shaw')).status).toBe(403),
    'patient/Patient.read',
  ),

  'ab-4': compareTenants(
    async (ask) => {
      const refused = await ask('Observation?patient=amy-shaw')
      expect(refused.status).toBe(403)
      const issue = [{ severity: 'fatal', code: 'forbidden' }]
      expect(refused.json).toMatchObject({ resourceType: 'OperationOutcome', id: 'forbidden', issue })
    },
    async (ask) => expect((await ask('Observation?patient=amy-shaw')).json).not.toHaveProperty('id'),
    'patient/Patient.rs',
  ),

  'sc-3': async ({ createTenant }) => {
    const varied = createTenant({ presetVariants: ['401-for-403'] })
    for (const [tenant, status] of [
      [varied, 401],
      [varied, 401],
      [createTenant(), 403],
      [createTenant({ preset: 'none' }), 403],
    ] as const)
      expect((await (await signIn(tenant, 'patient/Patient.rs'))('Condition')).status).toBe(status)
  },

  'mt-1': compareTenants(
    async (ask) => {
      const refused = await ask('Condition?patient=amy-shaw')
      expect([refused.status, refused.json]).toEqual([
        403,
        {
          detail:
            'token with scopes [fhirUser, openid, patient/Patient.rs] does not have access to the requested API',
          resource: 'v1/resource/error/_version/1/',
        },
      ])
    },
    async (ask) => expect(getIssue(await ask('Condition?patient=amy-shaw'))?.code).toBe('forbidden'),
    'patient/Patient.rs',
  ),

  'mt-5': compareTenants(
    async (_, tenant) => {
      const body = { resource: 'v1/resource/error/_version/1/', detail: 'Unauthorized' }
      for (const headers of [{}, { authorization: 'Bearer none' }] as Record<string, string>[]) {
        const refused = await askWithout(tenant, 'Patient/amy-shaw', { headers })
        expect([refused.status, refused.json]).toEqual([401, body])
      }
    },
    async (_, tenant) => expect(getIssue(await askWithout(tenant, 'Patient/amy-shaw'))?.code).toBe('login'),
  ),
}
