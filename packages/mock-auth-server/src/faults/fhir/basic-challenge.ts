import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { sendsNoBasicCredentials } from '../../expectations/index.ts'

export const basicChallenge = defineFault({
  name: 'basic-challenge',
  title: '401 that requests a password',
  kind: 'must-reject',
  catalogueIds: ['F-237'],
  spec: rfc(9110, '11.6.1'),
  description: 'The FHIR API returns 401 with WWW-Authenticate: Basic.',
  requirement:
    'Never ask the user for a password and never send the client secret: treat it as a failed request.',
  steps: FHIR_STEPS,
  points: {
    arrival: () =>
      createOutcomeReply(401, 'login', 'Sign in with a user name and a password', [
        ['WWW-Authenticate', 'Basic realm="fhir"'],
      ]),
  },
  expects: sendsNoBasicCredentials(),
})
