import { compactVerify, importJWK, type JWK } from 'jose'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { oidc, scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readIdToken, readLaterKeys } from '../../sources/login/id-tokens.ts'

const FORBIDDEN = ['crit', 'jku', 'jwk', 'x5u']
const login = { recipe: 'standalone', phase: 'live' } as const

export const idTokenSignature = defineCheck({
  name: 'id-token-signature',
  title: 'The id_token is signed with RS256 and a published key',
  group: 'openid',
  catalogueIds: ['S-112', 'S-115'],
  level: 'SHALL',
  spec: scopesAndContext('identity', 'scopes-for-requesting-identity-data'),
  howToFix: 'Sign the id_token with RS256 and a key of jwks_uri, and name it by kid.',
  prerequisites: ['client', 'openid'],
  cases: {
    alg: {
      kind: 'passive',
      catalogueIds: ['S-112'],
      login,
      async judge({ get }) {
        const { header } = await get(readIdToken)
        const odd = FORBIDDEN.filter((name) => header[name] !== undefined)
        return [
          ...createProblemIf(
            header.alg !== 'RS256',
            `The id_token is signed with ${String(header.alg)}, not RS256.`,
          ),
          ...createProblemIf(odd.length > 0, `The header of the id_token has ${odd.join(', ')}.`),
        ]
      },
    },
    kid: {
      kind: 'passive',
      source: 'oidc',
      catalogueIds: ['S-115'],
      spec: oidc('10.1', 'Signing'),
      login,
      async judge({ get }) {
        const { kid } = (await get(readIdToken)).header
        const keys = await get(readLaterKeys)
        if (kid === undefined)
          return createProblemIf(keys.length > 1, 'The id_token has no kid, though there are several keys.')
        return createProblemIf(
          !keys.some((key) => key.kid === kid),
          `The id_token names the key ${String(kid)}, which is not published.`,
        )
      },
    },
    signature: {
      kind: 'passive',
      catalogueIds: ['S-112'],
      login,
      async judge({ get }) {
        const { compact, header } = await get(readIdToken)
        const keys = await get(readLaterKeys)
        const named = header.kid === undefined ? keys : keys.filter(({ kid }) => kid === header.kid)
        if (named.length === 0)
          throw createBlockedError('id-token-signature/kid', 'The key of the id_token is not published.')
        if (header.alg === 'none') return [createProblem('The id_token is not signed.')]
        for (const key of named) if (await verifies(compact, key, String(header.alg))) return []
        return [createProblem('The signature of the id_token does not verify with the published key.')]
      },
    },
  },
})

async function verifies(
  compact: string,
  { alg: _, ...key }: Record<string, unknown>,
  alg: string,
): Promise<boolean> {
  try {
    await compactVerify(compact, await importJWK(key as JWK, alg))
    return true
  } catch {
    return false
  }
}
