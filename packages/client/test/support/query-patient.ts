import type { FhirResult, Run } from '../../src/model/api.ts'
import { client } from './test-pair.ts'

/** Queries the FHIR server with the tokens of a run; by default the patient in context. */
export const queryPatient = (run: Run, path = 'Patient/p1', more = {}): Promise<FhirResult> =>
  client.api('POST', `/api/runs/${run.id}/fhir`, { method: 'GET', path, ...more })
