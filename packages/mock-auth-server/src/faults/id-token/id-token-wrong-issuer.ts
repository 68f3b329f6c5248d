import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenWrongIssuer = defineFault({
  name: 'id-token-wrong-issuer',
  title: 'id_token of another issuer',
  kind: 'must-reject',
  catalogueIds: ['F-173', 'F-174', 'F-175'],
  spec: oidc('IDTokenValidation'),
  description:
    "The id_token is signed with the server's key, but its iss is missing or is not exactly the server's issuer.",
  requirement: 'Compare iss character by character with the issuer from discovery; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z
        .enum(['other-host', 'trailing-slash', 'other-scheme', 'upper-case', 'absent'])
        .default('other-host')
        .describe('How iss is changed.'),
    }),
  points: {
    'token.idToken': (draft, { params, tenant, canary }) =>
      withBadClaims(draft, canary, { iss: altered(tenant.addresses.issuer, params.to, canary.base) }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})

type Change = 'other-host' | 'trailing-slash' | 'other-scheme' | 'upper-case' | 'absent'

function altered(issuer: string, to: Change, elsewhere: string): string | undefined {
  switch (to) {
    case 'other-host':
      return issuer.startsWith(elsewhere) ? `${elsewhere}/rogue/auth` : elsewhere
    case 'trailing-slash':
      return `${issuer}/`
    case 'other-scheme':
      return issuer.startsWith('https:')
        ? issuer.replace('https:', 'http:')
        : issuer.replace('http:', 'https:')
    case 'upper-case':
      return issuer.replace(/^[^/]+\/\/[^/]+/, (origin) => origin.toUpperCase())
    case 'absent':
      return undefined
  }
}
