import { appLaunch } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const secureContext: PitfallDetector = {
  name: 'secure-context',
  title: 'No secure context',
  explanation:
    'On plain http other than localhost, browsers disable Web Crypto (required for PKCE in a page) and secure cookies, and codes are sent unencrypted.',
  whatToChange: ['Serve the app over https, or open it on localhost.', 'Publish https endpoints.'],
  spec: appLaunch('app protection', 'app-protection'),
  recognise({ step }) {
    const suspects = [step('predict-secure-context'), step('predict-endpoints')]
    const seen = suspects.find((one) => one?.verdict?.level === 'warning') ?? step('smart-configuration')
    if (!seen?.verdict || !/plain http|not safe behind/.test(seen.verdict.message)) return undefined
    return { seen: seen.verdict.message, steps: [seen] }
  },
}
