import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { toBase64url } from '../../core/util/base64url.ts'
import { allOf, doesNotTrustUser, sendsWellFormedUrls } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

type Change = 'two-parts' | 'bad-base64' | 'not-json' | 'json-string' | 'encrypted'

export const idTokenNotAJwt = defineFault({
  name: 'id-token-not-a-jwt',
  title: 'id_token that is not a JWT',
  kind: 'must-reject',
  catalogueIds: ['F-181'],
  spec: rfc(7519, '7.2'),
  description:
    'The id_token has two parts, is not base64url, contains no JSON or a JSON string, or looks encrypted.',
  requirement: 'Reject an id_token that cannot be parsed, with an error and without a crash; do not use it.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z
        .enum(['two-parts', 'bad-base64', 'not-json', 'json-string', 'encrypted'])
        .default('two-parts')
        .describe('How the id_token is changed.'),
    }),
  points: {
    'token.idToken': (draft, { canary }) => withBadClaims(draft, canary),
    'token.idToken.compact': (compact, { params }) => altered(compact, params.to),
  },
  prerequisites: ['openid'],
  expects: allOf(doesNotTrustUser(), sendsWellFormedUrls()),
})

function altered(compact: string, to: Change): string {
  const [header, payload = '', signature = ''] = compact.split('.')
  switch (to) {
    case 'two-parts':
      return `${header}.${payload}`
    case 'bad-base64':
      return `${header}.${payload.slice(0, 8)}*${payload.slice(8)}.${signature}`
    case 'not-json':
      return `${header}.${toBase64url('not json')}.${signature}`
    case 'json-string':
      return `${header}.${toBase64url('"user"')}.${signature}`
    case 'encrypted': {
      const protectedHeader = toBase64url(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }))
      return [protectedHeader, signature, signature.slice(0, 16), payload, signature.slice(0, 22)].join('.')
    }
  }
}
