import { rfc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const base64NotBase64url: PitfallDetector = {
  name: 'base64-not-base64url',
  title: 'base64 instead of base64url',
  explanation:
    'PKCE challenges and JWTs are base64url without padding. A "+", "/" or "=" in one of them means that plain base64 was used, and the other side computes a different value.',
  whatToChange: ['Encode with base64url: "-" for "+", "_" for "/", no "=" at the end.'],
  spec: rfc(7636, '4.2'),
  recognise({ run, step }) {
    const jwt = run.exchanges.flatMap(
      ({ response }) => /"id_token"\s*:\s*"([^"]+)"/.exec(response?.body ?? '')?.[1] ?? [],
    )
    const padded = jwt.find((token) => /[+/=]/.test(token))
    if (padded !== undefined)
      return { seen: 'The id_token contains characters of plain base64.', steps: [step('id-token')] }
    const token = step('token')
    if (!/code_(verifier|challenge)|pkce/i.test(token?.verdict?.message ?? '')) return undefined
    return {
      seen: `${token?.verdict?.message} This client sends SHA-256 of the verifier as base64url, 43 characters.`,
      steps: [step('authorize'), token],
    }
  },
}
