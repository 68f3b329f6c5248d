import { scopesAndContext } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const noRefreshToken: PitfallDetector = {
  name: 'no-refresh-token',
  title: 'No refresh token was issued',
  explanation:
    'A refresh token requires offline_access or online_access, a server that supports it, and often a registration that allows it.',
  whatToChange: [
    'Request offline_access, and check whether it was granted.',
    'Check for permission-offline in the capabilities.',
    'Without one: log in again when the token expires.',
  ],
  spec: scopesAndContext('refresh tokens', 'scopes-for-requesting-a-refresh-token'),
  recognise({ step, exchanges }) {
    const token = step('token')
    const [exchange] = exchanges(token)
    const asked = step('authorize')?.details.find(({ name }) => name === 'scope')?.value ?? ''
    if (!/\b(offline|online)_access\b/.test(asked) || token?.verdict?.level === 'error') return undefined
    if (exchange?.response?.status !== 200 || /"refresh_token"\s*:\s*"[^"]/.test(exchange.response.body))
      return undefined
    return {
      seen: 'A refresh token was requested; the token response has none.',
      steps: [token, step('scopes')],
    }
  },
}
