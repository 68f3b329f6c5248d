import { checkAtHash } from '../../../smart/identity/check-at-hash.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { oidc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readIdToken, readIdTokens } from '../../sources/login/id-tokens.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

/** Seconds by which the clocks of server and kit may differ. */
const LEEWAY_S = 300
const VALIDATION = oidc('3.1.3.7', 'IDTokenValidation')
const CLAIMS = oidc('2', 'IDToken')
const login = { recipe: 'standalone', phase: 'live' } as const

export const idTokenClaims = defineCheck({
  name: 'id-token-claims',
  title: 'The claims of the id_token are correct',
  group: 'openid',
  catalogueIds: ['S-115'],
  level: 'SHALL',
  source: 'oidc',
  spec: CLAIMS,
  howToFix: 'Issue the id_token for this client and this login, with iss exactly as in the documents.',
  prerequisites: ['client', 'openid'],
  cases: {
    iss: {
      kind: 'passive',
      spec: VALIDATION,
      login,
      async judge({ get }) {
        const { iss } = (await get(readIdToken)).claims
        const { issuer } = await get(readSmartConfiguration)
        if (issuer === undefined)
          throw createBlockedError('discovery-identity/issuer', 'No issuer is published to compare iss with.')
        return createProblemIf(
          iss !== issuer,
          `iss of the id_token is ${JSON.stringify(iss)}, not ${JSON.stringify(issuer)}.`,
        )
      },
    },
    aud: {
      kind: 'passive',
      login,
      async judge({ get }) {
        const { claims, tokens } = await get(readIdToken)
        const { clientId } = tokens.request.client
        const { aud, azp } = claims
        return [
          ...createProblemIf(
            !(Array.isArray(aud) ? aud : [aud]).includes(clientId),
            `aud of the id_token is ${JSON.stringify(aud)}, without the client ${clientId}.`,
          ),
          ...createProblemIf(
            azp !== undefined && azp !== clientId,
            `azp of the id_token is ${JSON.stringify(azp)}, not the client ${clientId}.`,
          ),
        ]
      },
    },
    times: {
      kind: 'passive',
      login,
      async judge({ get, now }) {
        const { claims, tokens } = await get(readIdToken)
        // By the clock of the server, where it tells it.
        const date = Date.parse(tokens.result.headers.get('date') ?? '')
        const seconds = (Number.isNaN(date) ? now() : date) / 1000
        const { exp, iat, nbf } = claims
        if (typeof exp !== 'number' || typeof iat !== 'number')
          return [createProblem('exp and iat of the id_token are not both numbers.')]
        return [
          ...createProblemIf(exp <= seconds, 'exp of the id_token has passed.'),
          ...createProblemIf(
            Math.abs(iat - seconds) > LEEWAY_S,
            `iat of the id_token is ${Math.round(Math.abs(iat - seconds))} seconds from now.`,
          ),
          ...createProblemIf(
            nbf !== undefined && (typeof nbf !== 'number' || nbf > seconds + LEEWAY_S),
            'nbf of the id_token is ahead.',
          ),
        ]
      },
    },
    sub: {
      kind: 'passive',
      login,
      async judge({ get }) {
        const { sub } = (await get(readIdToken)).claims
        return createProblemIf(
          typeof sub !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(sub),
          'sub of the id_token is no string of 1 to 255 ASCII characters.',
        )
      },
    },
    nonce: {
      kind: 'passive',
      login: { recipe: 'standalone', phase: 'afterwards' },
      judge: async (tools) =>
        (await readIdTokens(tools)).flatMap(({ claims, tokens }) => {
          const { nonce } = tokens.request
          if (claims.nonce === nonce) return []
          return [
            nonce === undefined
              ? createWarning(
                  `The id_token of the login "${tokens.login.recipe}" has a nonce that nobody sent.`,
                )
              : createProblem('nonce of the id_token is not that of the authorization request.'),
          ]
        }),
    },
    'at-hash': {
      kind: 'passive',
      spec: oidc('3.1.3.6', 'CodeIDToken'),
      login,
      async judge({ get }) {
        const { claims, header, tokens } = await get(readIdToken)
        const isRight = await checkAtHash(claims.at_hash, tokens.accessToken, header.alg)
        return createProblemIf(!isRight, 'at_hash is not the left half of the hash of the access token.')
      },
    },
  },
})
