import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const corruptedBearer: Experiment = {
  name: 'spoilt-bearer',
  title: 'Corrupted token at the FHIR server',
  does: 'Changes the last characters of the access token.',
  expect: '401 with error="invalid_token".',
  spec: rfc(6750, '3.1'),
  at: 'fhir',
  fhir: (headers) => headers.set('authorization', `${(headers.get('authorization') ?? '').slice(0, -4)}0000`),
}
