import { scopeSyntax } from '../../../smart/requirements/scope-syntax.ts'
import { defineCheck } from '../../declare/check.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const discoveryScopeSyntax = defineCheck({
  ...scopeSyntax,
  name: 'discovery-scope-syntax',
  title: 'scopes_supported is present and well formed',
  group: 'discovery',
  catalogueIds: ['S-014', 'S-153'],
  level: 'SHOULD',
  kind: 'passive',
  judge: async ({ get }) => scopeSyntax.judge((await get(readSmartConfiguration)).scopes_supported),
})
