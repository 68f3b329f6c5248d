import { createHash } from 'node:crypto'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { openWithoutChallenge, type RefusedRequest } from '../../sources/login/refused-requests.ts'
import { createRefusedRequest } from './create-refused-request.ts'

const DIGEST = createHash('sha256').update('smart-client-conformance-verifier').digest()

const createChallenge = (what: string, challenge: string): RefusedRequest => ({
  what: `with a code_challenge ${what}`,
  change: (parameters) => parameters.set('code_challenge', challenge),
})

export const authorizePkce = defineCheck({
  name: 'authorize-pkce',
  title: 'PKCE with S256 is required',
  group: 'authorize',
  catalogueIds: ['S-046', 'S-049'],
  level: 'SHALL',
  since: '2.0',
  spec: appLaunch('PKCE', 'considerations-for-pkce-support'),
  howToFix: 'Refuse requests without code_challenge, or with a method other than S256, with invalid_request.',
  prerequisites: ['client'],
  cases: {
    missing: {
      kind: 'negative',
      differs: 'without code_challenge and code_challenge_method',
      login: { recipe: 'refused', phase: 'authorize' },
      async judge({ get }) {
        const { end } = await get(openWithoutChallenge)
        return createProblemIf(
          end.kind === 'code',
          'A request without code_challenge is answered with a code.',
        )
      },
    },
    plain: createRefusedRequest(
      {
        requests: [
          {
            what: 'with code_challenge_method=plain',
            change: (parameters) => parameters.set('code_challenge_method', 'plain'),
          },
          {
            what: 'without code_challenge_method',
            change: (parameters) => parameters.delete('code_challenge_method'),
          },
        ],
        errors: ['invalid_request'],
      },
      { level: 'SHALL NOT', catalogueIds: ['S-049'] },
    ),
    malformed: createRefusedRequest(
      {
        requests: [
          createChallenge('in hex', DIGEST.toString('hex')),
          createChallenge('with padding', `${DIGEST.toString('base64url')}=`),
          createChallenge('of 10 characters', DIGEST.toString('base64url').slice(0, 10)),
        ],
        errors: ['invalid_request'],
      },
      { level: 'SHOULD', source: 'oauth', catalogueIds: ['S-049'], spec: rfc(7636, '4.2') },
    ),
  },
})
