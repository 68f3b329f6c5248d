import { createProblem } from '../../../smart/requirements/requirement.ts'
import { oidc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readIdTokens, readLaterKeys } from '../../sources/login/id-tokens.ts'
import { readKeySet } from '../../sources/openid-documents.ts'

export const idTokenKeyOverlap = defineCheck({
  name: 'id-token-key-overlap',
  title: 'A signing key is published before it is used',
  group: 'openid',
  catalogueIds: ['S-116'],
  level: 'SHOULD',
  source: 'oidc',
  spec: oidc('10.1.1', 'RotateSigKeys'),
  howToFix: 'Publish a new key before it signs, and the old one for as long as its tokens are valid.',
  prerequisites: ['client', 'openid'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'afterwards' },
  async judge(tools) {
    const list = (keys: readonly Record<string, unknown>[]) => keys.map(({ kid }) => kid)
    const before = list(await tools.get(readKeySet))
    const after = list(await tools.get(readLaterKeys))
    const used = (await readIdTokens(tools)).flatMap(({ header }) => header.kid ?? [])
    const unknown = used.filter((kid) => !before.includes(kid))
    if (unknown.some((kid) => !after.includes(kid)))
      throw createBlockedError('id-token-signature/kid', 'The key of an id_token is not published at all.')
    return unknown.map((kid) =>
      createProblem(`The key ${String(kid)} signed an id_token, and was not published when the run began.`),
    )
  },
})
