import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const wrongAud: Experiment = {
  name: 'wrong-aud',
  title: 'Wrong aud',
  does: 'Names another FHIR server as the audience of the token.',
  expect: 'An error at the authorization endpoint, such as invalid_request; never a token.',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  at: 'authorize',
  authorize: (parameters) => parameters.set('aud', 'https://another-fhir-server.example/fhir'),
}
