import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readTokenResponses } from '../../sources/login/token-responses.ts'

export const tokenNoStore = defineCheck({
  name: 'token-no-store',
  title: 'Token responses must not be cached',
  group: 'token',
  catalogueIds: ['S-077'],
  level: 'SHALL',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix: 'Send Cache-Control: no-store and Pragma: no-cache with every token response.',
  prerequisites: ['access'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'afterwards', orBackend: true },
  async judge(tools) {
    return (await readTokenResponses(tools)).flatMap(({ what, result: { headers } }) => [
      ...createProblemIf(
        !/\bno-store\b/i.test(headers.get('cache-control') ?? ''),
        `The token response of ${what} has no Cache-Control: no-store.`,
      ),
      ...createProblemIf(
        !/\bno-cache\b/i.test(headers.get('pragma') ?? ''),
        `The token response of ${what} has no Pragma: no-cache.`,
      ),
    ])
  },
})
