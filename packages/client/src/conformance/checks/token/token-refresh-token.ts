import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const tokenRefreshToken = defineCheck({
  name: 'token-refresh-token',
  title: 'offline_access is granted together with a refresh token',
  group: 'token',
  catalogueIds: ['S-023', 'S-075', 'S-093'],
  level: 'SHALL',
  spec: scopesAndContext('refresh tokens', 'scopes-for-requesting-a-refresh-token'),
  howToFix: 'Issue a refresh token whenever the scope offline_access is granted.',
  prerequisites: ['client'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'live' },
  async judge(tools) {
    const { json, scope } = await readTokens(tools, 'standalone')
    if (scope.split(' ').includes('offline_access'))
      return createProblemIf(
        typeof json.refresh_token !== 'string' || json.refresh_token === '',
        'offline_access is granted without a refresh token.',
      )
    const isOffered = hasCapability(await tools.get(readSmartConfiguration), 'permission-offline')
    return isOffered
      ? [{ message: 'offline_access is not granted, though the server offers it.', atMost: 'info' }]
      : []
  },
})
