import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { filterResourceScopes } from '../evidence/parse-requested-scopes.ts'
import { toIncomingRequest } from '../evidence/to-incoming-request.ts'

export const contextPatient = defineRule({
  name: 'context-patient',
  level: 'warning',
  catalogueIds: ['C-151'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  requirement: 'With patient/ scopes only, requests are about the patient of the token response.',
  howToFix:
    'Take the patient id from the token response of this login, not from a setting or an earlier one.',
  steps: ['fhir-read', 'fhir-search'],
  check: (entry, past) => {
    const { facts, listener } = entry
    const { patient, accessToken, grantedScope = '' } = facts
    if (!patient || !accessToken || listener === 'canary') return undefined
    if (past.findByValue('issuedAccessToken', accessToken)[0]?.facts.struck !== undefined) return undefined
    if (filterResourceScopes(parseScopeString(grantedScope)).some(({ level }) => level !== 'patient'))
      return undefined
    const asked = patientAsked(facts.resourceType, facts.resourceId, toIncomingRequest(entry).query)
    if (asked === undefined) return undefined
    return asked === patient ? PASS : fail('the request is about another patient', patient, asked)
  },
  examples: {
    valid: [
      {
        step: 'fhir-search',
        target: '/fhir/Observation?subject=Patient/1',
        facts: {
          patient: '1',
          accessToken: 'at.1',
          grantedScope: 'patient/*.rs',
          resourceType: 'Observation',
        },
      },
    ],
    invalid: [
      {
        step: 'fhir-read',
        target: '/fhir/Patient/2',
        facts: {
          patient: '1',
          accessToken: 'at.1',
          grantedScope: 'patient/*.rs',
          resourceType: 'Patient',
          resourceId: '2',
        },
      },
    ],
  },
})

/** Values that stand for a missing or doubled id; `urls-filled` and `bare-ids` report those. */
const NO_ID = new Set(['undefined', 'null', 'NaN', 'Patient'])

/** Returns the only patient whom a request names, as a bare id. */
function patientAsked(
  type: string | undefined,
  id: string | undefined,
  query: URLSearchParams,
): string | undefined {
  if (type === 'Patient' && id) return NO_ID.has(id) ? undefined : id
  const given = query.get('patient') ?? query.get('subject') ?? (type === 'Patient' ? query.get('_id') : null)
  const bare = given?.replace(/^(?:.*\/)?Patient\//, '')
  return bare && !NO_ID.has(bare) && /^[A-Za-z0-9\-.]{1,64}$/.test(bare) ? bare : undefined
}
