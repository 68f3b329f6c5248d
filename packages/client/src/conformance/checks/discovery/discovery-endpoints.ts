import { filterRecords } from '../../../smart/http/is-record.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const discoveryEndpoints = defineCheck({
  name: 'discovery-endpoints',
  title: 'The required endpoints are published, with absolute URLs',
  group: 'discovery',
  catalogueIds: ['S-004', 'S-005', 'S-006'],
  level: 'SHALL',
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'Publish authorization_endpoint and token_endpoint, and every endpoint as an absolute URL.',
  cases: {
    absolute: {
      kind: 'passive',
      since: '2.1',
      catalogueIds: ['S-004'],
      spec: conformance('Using .well-known', 'using-well-known'),
      async judge({ get }) {
        return listUrls(await get(readSmartConfiguration))
          .filter(([, value]) => !isAbsolute(value))
          .map(([name, value]) => createProblem(`${name} is ${JSON.stringify(value)}, not an absolute URL.`))
      },
    },
    authorization: {
      kind: 'passive',
      catalogueIds: ['S-005'],
      async judge({ get, target: { smartVersion } }) {
        const configuration = await get(readSmartConfiguration)
        const isRequired =
          smartVersion !== '2.2' ||
          hasCapability(configuration, 'launch-ehr') ||
          hasCapability(configuration, 'launch-standalone')
        const isAbsent = isRequired && typeof configuration.authorization_endpoint !== 'string'
        return createProblemIf(
          isAbsent,
          'authorization_endpoint is not published, though apps can be launched.',
        )
      },
    },
    token: {
      kind: 'passive',
      catalogueIds: ['S-006'],
      async judge({ get }) {
        const { token_endpoint: endpoint } = await get(readSmartConfiguration)
        return createProblemIf(typeof endpoint !== 'string', 'token_endpoint is not published.')
      },
    },
  },
})

/** Lists the members that must be URLs, as far as they are there. */
function listUrls(configuration: Record<string, unknown>): [name: string, value: unknown][] {
  const isUrl = (name: string) =>
    name.endsWith('_endpoint') || ['issuer', 'jwks_uri', 'user_access_brand_bundle'].includes(name)
  return [
    ...Object.entries(configuration).filter(([name]) => isUrl(name)),
    ...filterRecords(configuration.associated_endpoints).map(({ url }): [string, unknown] => [
      'associated_endpoints[].url',
      url,
    ]),
  ]
}

const isAbsolute = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
