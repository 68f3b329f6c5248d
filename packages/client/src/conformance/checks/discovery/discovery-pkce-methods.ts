import { pkceMethods } from '../../../smart/requirements/pkce-methods.ts'
import { defineCheck } from '../../declare/check.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const discoveryPkceMethods = defineCheck({
  ...pkceMethods,
  name: 'discovery-pkce-methods',
  title: 'S256 is advertised and plain is not',
  group: 'discovery',
  catalogueIds: ['S-008', 'S-049'],
  level: 'SHALL',
  since: '2.0',
  kind: 'passive',
  async judge({ get }) {
    const { code_challenge_methods_supported: methods } = await get(readSmartConfiguration)
    return pkceMethods.judge(methods)
  },
})
