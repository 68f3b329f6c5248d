import { asymmetric } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const assertion: PitfallDetector = {
  name: 'assertion',
  title: 'Client assertion rejected',
  explanation:
    'The assertion must name the token endpoint as aud, a kid of the registered keys, an exp at most five minutes ahead, a fresh jti, and be signed with RS384 or ES384.',
  whatToChange: [
    'aud: exactly the token endpoint, not the issuer and not the FHIR base.',
    'kid: must be in the JWKS that the server has; check that the server can fetch /jwks.json from this client.',
    'exp and iat: compare the clocks of both machines.',
    'jti: never reuse one.',
    'alg: one that the server advertises.',
  ],
  spec: asymmetric('request', 'authenticating-to-the-token-endpoint'),
  recognise({ step, exchanges }) {
    const seen = [step('token'), step('refresh')].find((one) => one?.verdict?.level === 'error')
    const assertion = exchanges(seen)
      .flatMap(({ jwts }) => jwts)
      .find(({ name }) => name === 'client_assertion')
    if (!assertion || !/invalid_client|assertion|jwt|jwks|kid/i.test(seen?.verdict?.message ?? ''))
      return undefined
    const { header, claims } = assertion
    return {
      seen: `${seen?.verdict?.message} Sent: alg ${header.alg}, kid ${header.kid}, aud ${claims.aud}, exp ${claims.exp}.`,
      steps: [seen],
    }
  },
}
