import { createProblem } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

const RECOMMENDED = [
  'response_types_supported',
  'introspection_endpoint',
  'revocation_endpoint',
  'management_endpoint',
  'user_access_brand_bundle',
  'user_access_brand_identifier',
]

export const discoveryRecommendedMembers = defineCheck({
  name: 'discovery-recommended-members',
  title: 'The recommended members are present',
  group: 'discovery',
  catalogueIds: ['S-015', 'S-016', 'S-017', 'S-018'],
  level: 'SHOULD',
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'Publish what the server has of these members.',
  kind: 'passive',
  async judge({ get, target: { smartVersion } }) {
    const configuration = await get(readSmartConfiguration)
    return RECOMMENDED.filter((name) => smartVersion === '2.2' || !name.startsWith('user_access'))
      .filter((name) => configuration[name] === undefined)
      .map((name) => createProblem(`${name} is not published.`))
  },
})
