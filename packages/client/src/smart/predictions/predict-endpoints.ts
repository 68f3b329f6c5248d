import { isLoopback } from '../discovery/fhir-base.ts'
import type { PreparedPlan } from '../run/plan.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch, rfc } from '../spec.ts'
import type { Prediction } from './prediction.ts'

/**
 * Throws when the code would be sent to an endpoint that neither logs in nor serves data, unless the user has
 * configured it.
 */
export const predictEndpoints: Prediction = {
  kind: 'predict-endpoints',
  predict(plan) {
    const { fhirBase } = plan
    checkTokenOrigin(plan)
    if (fhirBase.startsWith('http:') && !isLoopback(fhirBase)) {
      return {
        verdict: {
          level: 'warning',
          message: 'The FHIR base uses plain http.',
          whyItMatters: 'Everything, including tokens, is sent unencrypted.',
          whatToTry: 'Use the https address of the server.',
          spec: appLaunch('app protection', 'app-protection'),
        },
      }
    }
    return { verdict: { level: 'ok', message: 'No endpoint is less protected than the FHIR base.' } }
  },
}

/**
 * Throws for a document that names the right login page and a foreign token endpoint, which is a way to steal
 * codes (F-024).
 */
function checkTokenOrigin({ fhirBase, metadata, endpoints }: PreparedPlan): void {
  const { token_endpoint: token, authorization_endpoint: authorization } = metadata
  if (token === undefined || endpoints.token_endpoint !== undefined) return
  const known = [fhirBase, ...(authorization ? [authorization] : [])].map((url) => new URL(url).origin)
  const { origin } = new URL(token)
  if (known.includes(origin)) return
  throw new SmartError(
    'foreign-url',
    `token_endpoint is at ${origin}, away from the login page and the FHIR server.`,
    {
      whyItMatters: 'In a counterfeit document this is how codes, secrets and tokens are stolen.',
      whatToTry: 'If this is right, enter the token endpoint manually in the settings of this server.',
      spec: rfc(9700, '4.4'),
    },
  )
}
