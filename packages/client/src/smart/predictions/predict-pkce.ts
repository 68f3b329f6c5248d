import { pkceMethods } from '../requirements/pkce-methods.ts'
import { appLaunch } from '../spec.ts'
import type { Prediction } from './prediction.ts'

export const predictPkce: Prediction = {
  kind: 'predict-pkce',
  applies: ({ mode }) => mode !== 'backend',
  predict({ metadata: { code_challenge_methods_supported: methods } }) {
    const spec = appLaunch('PKCE', 'considerations-for-pkce-support')
    const [found] = pkceMethods.judge(methods)
    if (!found) return { verdict: { level: 'ok', message: 'The server advertises S256.', spec } }
    return {
      verdict: {
        level: 'warning',
        message: found.message,
        whyItMatters:
          'Without PKCE, a stolen code can be redeemed by an attacker. This client sends S256 in any case.',
        whatToTry: pkceMethods.howToFix,
        spec,
      },
    }
  },
}
