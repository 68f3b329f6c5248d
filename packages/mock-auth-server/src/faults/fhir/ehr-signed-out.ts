import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import {
  allOf,
  anyOf,
  dropsSession,
  reauthorizes,
  refreshesOnce,
  showsError,
} from '../../expectations/index.ts'

export const ehrSignedOut = defineFault({
  name: 'ehr-signed-out',
  title: 'The user signs out of the EHR',
  kind: 'must-recover',
  catalogueIds: ['F-299'],
  spec: appLaunch('profile-audience-and-scope'),
  description:
    'Nothing is pushed to the app. After two successful FHIR requests the third gets 401 invalid_token; the session at the server and every token of this authorization have ended.',
  requirement:
    'Treat the next 401 as the end: try one refresh at most, then end the session and ask the user to authorize again.',
  steps: FHIR_STEPS,
  points: { 'fhir.token': () => undefined },
  skip: 2,
  actions: [
    { on: 'strike', do: { action: 'revokeTokens' } },
    { on: 'strike', do: { action: 'endSession' } },
  ],
  expects: allOf(dropsSession(), anyOf(reauthorizes(), refreshesOnce(), showsError())),
})
