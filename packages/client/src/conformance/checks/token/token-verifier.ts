import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { buildRequestAs } from '../../sources/build-client-request.ts'
import {
  OTHER_VERIFIER,
  WITH_BLANK_VERIFIER,
  WITH_CHALLENGE_AS_VERIFIER,
  WITH_OTHER_VERIFIER,
  WITHOUT_VERIFIER,
} from '../../sources/login/code-attempts.ts'
import { openWithoutChallenge } from '../../sources/login/refused-requests.ts'
import { readTokenEndpoint } from '../../sources/smart-configuration.ts'
import { createRefusedRedemption } from './create-refused-redemption.ts'
import { judgeRefusal } from './judge-refusal.ts'

const EITHER = { statuses: [400], errors: ['invalid_grant', 'invalid_request'] }
const GRANT = { statuses: [400], errors: ['invalid_grant'] }

export const tokenVerifier = defineCheck({
  name: 'token-verifier',
  title: 'A code is redeemed only with its verifier',
  group: 'token',
  catalogueIds: ['S-049', 'S-068', 'S-069'],
  level: 'SHALL',
  since: '2.0',
  spec: rfc(7636, '4.6'),
  howToFix:
    'Compare BASE64URL(SHA256(code_verifier)) with the code_challenge of the code; refuse everything else.',
  prerequisites: ['client'],
  cases: {
    missing: createRefusedRedemption(
      { attempts: [WITHOUT_VERIFIER], ...EITHER },
      { catalogueIds: ['S-068'] },
    ),
    blank: createRefusedRedemption(
      { attempts: [WITH_BLANK_VERIFIER], ...EITHER },
      { catalogueIds: ['S-068'] },
    ),
    wrong: createRefusedRedemption(
      { attempts: [WITH_OTHER_VERIFIER], ...GRANT },
      { catalogueIds: ['S-068'] },
    ),
    plain: createRefusedRedemption(
      { attempts: [WITH_CHALLENGE_AS_VERIFIER], ...GRANT },
      { catalogueIds: ['S-049', 'S-068'] },
    ),
    unasked: {
      kind: 'negative',
      source: 'bcp',
      since: '1.0',
      catalogueIds: ['S-069'],
      spec: rfc(9700, '4.8'),
      differs: 'code_verifier for a code that was requested without code_challenge',
      login: { recipe: 'no-challenge', phase: 'code' },
      async judge(tools) {
        const { end, request } = await tools.get(openWithoutChallenge)
        if (end.kind !== 'code') throw createNotApplicableError('No code is issued without a code_challenge.')
        const parameters = {
          ...{ grant_type: 'authorization_code', code: end.code, redirect_uri: request.redirectUri },
          code_verifier: OTHER_VERIFIER,
        }
        const form = await buildRequestAs(tools, request.role, parameters)
        return judgeRefusal(await tools.send(await tools.get(readTokenEndpoint), form), GRANT)
      },
    },
  },
})
