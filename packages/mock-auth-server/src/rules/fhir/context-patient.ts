import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { filterResourceScopes } from '../evidence/requests/parse-requested-scopes.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

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
    const issued = past.findByValue('issuedAccessToken', accessToken)[0]?.facts
    if (issued?.struck !== undefined) return undefined
    if (filterResourceScopes(parseScopeString(grantedScope)).some(({ level }) => level !== 'patient'))
      return undefined
    const asked = listPatients(facts.resourceType, facts.resourceId, toIncomingRequest(entry).query)
    if (asked.length === 0) return undefined
    // The user may be a patient too, such as a parent, and is read by fhirUser.
    const isUser = (id: string) =>
      facts.resourceType === 'Patient' && issued?.issuedFhirUser?.endsWith(`Patient/${id}`)
    const other = asked.find((id) => id !== patient && !isUser(id))
    return other ? fail('the request is about another patient', patient, other) : PASS
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

const PARAMETERS = ['patient', 'subject', 'patient:Patient', 'subject:Patient']

/** Lists the patients whom a request names, as bare ids. */
function listPatients(type: string | undefined, id: string | undefined, query: URLSearchParams): string[] {
  const given =
    type === 'Patient' && id
      ? [id]
      : [...PARAMETERS, ...(type === 'Patient' ? ['_id'] : [])].flatMap((name) => query.getAll(name))
  return given
    .flatMap((value) => value.split(','))
    .map((value) => value.replace(/^(?:.*\/)?Patient\//, ''))
    .filter((bare) => !NO_ID.has(bare) && /^[A-Za-z0-9\-.]{1,64}$/.test(bare))
}
