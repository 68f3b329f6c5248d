import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const opaqueAccessToken: PitfallDetector = {
  name: 'opaque-access-token',
  title: 'The access token is not a JWT',
  explanation:
    'Access tokens are opaque to apps. Code that decodes them to find the patient or the expiry fails with servers whose tokens are random strings.',
  whatToChange: [
    'Use patient, scope and expires_in of the token response.',
    'Use introspection_endpoint if more is needed.',
  ],
  isNormal: true,
  spec: appLaunch('step 5', 'obtain-access-token'),
  recognise({ run, step, exchanges }) {
    // An opaque token is normal; it is a pitfall only for apps that look for the patient inside.
    if (run.context === undefined || run.context.patient !== undefined) return undefined
    const token = step('token')
    const [, accessToken] =
      /"access_token"\s*:\s*"([^"]+)"/.exec(exchanges(token)[0]?.response?.body ?? '') ?? []
    if (accessToken === undefined || /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(accessToken)) return undefined
    return { seen: 'The access token of this server is an opaque string, which is normal.', steps: [token] }
  },
}
