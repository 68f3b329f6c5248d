import { appLaunch } from '../spec.ts'
import type { Prediction } from './prediction.ts'

export const predictCallback: Prediction = {
  kind: 'predict-callback',
  applies: ({ mode }) => mode !== 'backend',
  predict({ redirectUri, pageOrigin }) {
    const { origin } = new URL(redirectUri)
    const spec = appLaunch('registration', 'step-1-register')
    if (pageOrigin !== undefined && pageOrigin !== origin) {
      return {
        verdict: {
          level: 'warning',
          message: `This page is open at ${pageOrigin}, but the callback is ${redirectUri}.`,
          whyItMatters:
            'To a browser these are two different sites: the session cookie of one is not sent to the other, and state will not match.',
          whatToTry: `Open this client at ${origin}.`,
          spec,
        },
      }
    }
    return { verdict: { level: 'ok', message: `Register exactly ${redirectUri} at the server.`, spec } }
  },
}
