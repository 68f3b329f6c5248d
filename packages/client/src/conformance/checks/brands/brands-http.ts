import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { brands } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { BUNDLE_HEADERS, fetchBrandBundle, readBrandBundle } from '../../sources/brand-bundle.ts'
import { readBrandBundleUrl } from '../../sources/smart-configuration.ts'
import { judgeOrigin, UNKNOWN_ORIGIN } from '../cors/judge-origin.ts'

export const brandsHttp = defineCheck({
  name: 'brands-http',
  title: 'The brand bundle is readable and cacheable for apps',
  group: 'brands',
  catalogueIds: ['S-148'],
  level: 'SHALL',
  since: '2.2',
  spec: brands('overview', 'conformance-overview'),
  howToFix: 'Send Access-Control-Allow-Origin and a weak ETag with the bundle, and 304 for If-None-Match.',
  prerequisites: ['brands'],
  cases: {
    cors: {
      kind: 'active',
      async judge({ get, send }) {
        await get(readBrandBundle)
        const headers = { ...BUNDLE_HEADERS, origin: UNKNOWN_ORIGIN }
        const result = await send(await get(readBrandBundleUrl), { headers })
        return judgeOrigin(result.headers, UNKNOWN_ORIGIN, 'the brand bundle')
      },
    },
    etag: {
      kind: 'active',
      level: 'SHOULD',
      async judge({ get, send }) {
        await get(readBrandBundle)
        const etag = (await get(fetchBrandBundle)).headers.get('etag')
        if (etag === null) return [createProblem('The brand bundle has no ETag.')]
        const { status } = await send(await get(readBrandBundleUrl), {
          headers: { ...BUNDLE_HEADERS, 'if-none-match': etag },
        })
        return [
          ...createProblemIf(!etag.startsWith('W/"'), `The ETag is ${etag}, not a weak one (W/"…").`),
          ...createProblemIf(status !== 304, `With If-None-Match the bundle returns ${status}, not 304.`),
        ]
      },
    },
  },
})
