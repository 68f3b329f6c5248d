import { pkceMethods } from '../requirements/pkce-methods.ts'
import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const pkceNotAdvertised: PitfallDetector = {
  name: 'pkce-not-advertised',
  title: 'PKCE is not advertised',
  explanation:
    'SMART 2 servers must publish code_challenge_methods_supported with S256 and without plain. A client that reads this strictly stops here.',
  whatToChange: [pkceMethods.howToFix],
  spec: appLaunch('PKCE', 'considerations-for-pkce-support'),
  recognise({ step }) {
    const pkce = step('predict-pkce')
    return pkce?.verdict?.level === 'warning' ? { seen: pkce.verdict.message, steps: [pkce] } : undefined
  },
}
