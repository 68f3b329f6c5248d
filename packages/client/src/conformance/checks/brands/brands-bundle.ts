import { readBundle } from '../../../smart/brands/read-bundle.ts'
import { isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { brands } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { fetchBrandBundle } from '../../sources/brand-bundle.ts'

export const brandsBundle = defineCheck({
  name: 'brands-bundle',
  title: 'The brand bundle is a collection with a timestamp',
  group: 'brands',
  catalogueIds: ['S-147'],
  level: 'SHALL',
  since: '2.2',
  spec: brands('overview', 'conformance-overview'),
  howToFix: 'Serve a Bundle of type collection with timestamp, an Organization and its Endpoints.',
  prerequisites: ['brands'],
  kind: 'active',
  async judge({ get }) {
    const { status, text } = await get(fetchBrandBundle)
    if (status !== 200) return [createProblem(`user_access_brand_bundle returned ${status}.`)]
    const json = parseObject(text)
    if (json?.resourceType !== 'Bundle') return [createProblem('user_access_brand_bundle is not a Bundle.')]
    const { organizations, endpoints } = readBundle(json)
    const hasUpdate = isRecord(json.meta) && typeof json.meta.lastUpdated === 'string'
    return [
      ...createProblemIf(
        json.type !== 'collection',
        `The bundle has the type ${String(json.type)}, not collection.`,
      ),
      ...createProblemIf(typeof json.timestamp !== 'string', 'The bundle has no timestamp.'),
      ...createProblemIf(organizations.length === 0, 'The bundle has no Organization.'),
      ...createProblemIf(endpoints.size === 0, 'The bundle has no Endpoint.'),
      ...(hasUpdate ? [] : [createWarning('The bundle has no meta.lastUpdated.')]),
    ]
  },
})
