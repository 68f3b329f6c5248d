import { isLoopback } from '../discovery/fhir-base.ts'
import { appLaunch } from '../spec.ts'
import type { Prediction } from './prediction.ts'

export const predictSecureContext: Prediction = {
  kind: 'predict-secure-context',
  applies: ({ mode }) => mode !== 'backend',
  predict({ redirectUri }) {
    const spec = appLaunch('app protection', 'app-protection')
    if (redirectUri.startsWith('https:') || isLoopback(redirectUri))
      return { verdict: { level: 'ok', message: 'This client runs on https or on this machine.', spec } }
    return {
      verdict: {
        level: 'warning',
        message: `${new URL(redirectUri).origin} uses plain http and is not on this machine.`,
        whyItMatters: 'The code is sent unencrypted, and browsers disable Web Crypto and secure cookies.',
        whatToTry: 'Serve this client over https, or open it on localhost.',
        spec,
      },
    }
  },
}
