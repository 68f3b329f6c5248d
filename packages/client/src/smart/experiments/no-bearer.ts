import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const noBearer: Experiment = {
  name: 'no-bearer',
  title: 'No token at the FHIR server',
  does: 'Leaves the Authorization header out.',
  expect: '401 with WWW-Authenticate: Bearer.',
  spec: rfc(6750, '3'),
  at: 'fhir',
  fhir: (headers) => headers.delete('authorization'),
}
