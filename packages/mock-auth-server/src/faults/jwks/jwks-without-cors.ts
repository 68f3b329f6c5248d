import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { withoutCorsHeaders } from '../../core/http/cors-headers.ts'
import { anyOf, doesNotTrustUser, showsError } from '../../expectations/index.ts'

export const jwksWithoutCors = defineFault({
  name: 'jwks-without-cors',
  title: 'JWKS without CORS headers',
  kind: 'must-recover',
  catalogueIds: ['F-203'],
  spec: fetchStandard('http-cors-protocol'),
  description:
    'The server sends the JWKS without Access-Control-Allow-Origin, so that no script in a browser can read it.',
  requirement: 'The id_token cannot be verified: do not trust it, and say so.',
  steps: ['jwks'],
  points: { reply: withoutCorsHeaders },
  times: 1000,
  prerequisites: ['openid'],
  expects: anyOf(doesNotTrustUser(), showsError()),
})
