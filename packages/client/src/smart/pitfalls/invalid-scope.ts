import { rfc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const invalidScope: PitfallDetector = {
  name: 'invalid-scope',
  title: 'Scope rejected',
  explanation:
    'invalid_scope means that at least one scope is unknown, malformed or not permitted for this client. Many servers do not say which.',
  whatToChange: [
    'Compare with scopes_supported; look for typos and wrong letter case in resource types.',
    'Remove scopes until it works.',
  ],
  spec: rfc(6749, '4.1.2.1'),
  recognise({ step }) {
    const seen = [step('callback'), step('token')].find((one) =>
      /invalid_scope/.test(one?.verdict?.message ?? ''),
    )
    return seen && { seen: seen.verdict?.message ?? '', steps: [step('predict-scopes'), seen] }
  },
}
