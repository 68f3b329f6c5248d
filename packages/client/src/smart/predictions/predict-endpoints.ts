import { isLoopback } from '../discovery/fhir-base.ts'
import { appLaunch, rfc } from '../spec.ts'
import type { Prediction } from './prediction.ts'

export const predictEndpoints: Prediction = {
  kind: 'predict-endpoints',
  predict({ fhirBase, metadata }) {
    const origin = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).origin : undefined)
    if (fhirBase.startsWith('http:') && !isLoopback(fhirBase)) {
      return {
        verdict: {
          level: 'warning',
          text: 'The FHIR base is plain http.',
          whyItMatters: 'Everything, tokens included, crosses the network in the open.',
          whatToTry: 'Use the https address of the server.',
          spec: appLaunch('app protection', 'considerations-for-app-protection'),
        },
      }
    }
    if (
      metadata.token_endpoint &&
      metadata.authorization_endpoint &&
      origin(metadata.token_endpoint) !== origin(metadata.authorization_endpoint)
    ) {
      return {
        verdict: {
          level: 'info',
          text: `Authorization (${origin(metadata.authorization_endpoint)}) and token endpoint (${origin(metadata.token_endpoint)}) are at different origins.`,
          whyItMatters: 'That is allowed, but in a counterfeit document it is how codes are stolen.',
          spec: rfc(9700, '4.4'),
        },
      }
    }
    return { verdict: { level: 'ok', text: 'No endpoint is less protected than the FHIR base.' } }
  },
}
