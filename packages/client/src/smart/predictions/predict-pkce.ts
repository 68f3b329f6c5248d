import { appLaunch } from '../spec.ts'
import type { Prediction } from './prediction.ts'

export const predictPkce: Prediction = {
  kind: 'predict-pkce',
  applies: ({ mode }) => mode !== 'backend',
  predict({ metadata: { code_challenge_methods_supported: methods } }) {
    const spec = appLaunch('PKCE', 'considerations-for-pkce-support')
    if (methods?.includes('S256') && !methods.includes('plain'))
      return { verdict: { level: 'ok', message: 'The server advertises S256.', spec } }
    const message = !methods
      ? 'The server does not say that it supports PKCE.'
      : methods.includes('S256')
        ? 'The server advertises plain in addition to S256.'
        : `The server advertises ${methods.join(', ') || 'no method'}, not S256.`
    return {
      verdict: {
        level: 'warning',
        message,
        whyItMatters:
          'Without PKCE, a stolen code can be redeemed by an attacker. This client sends S256 in any case.',
        whatToTry: 'Publish code_challenge_methods_supported: ["S256"].',
        spec,
      },
    }
  },
}
