import { readBundle } from '../../smart/brands/read-bundle.ts'
import { parseObject } from '../../smart/http/parse-object.ts'
import type { Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'
import { readBrandBundleUrl } from './smart-configuration.ts'

export const BUNDLE_HEADERS = { accept: 'application/fhir+json, application/json' }

/** Reads the response of the brand bundle, whatever it is. */
export const fetchBrandBundle = (async ({ get, send }) =>
  send(await get(readBrandBundleUrl), { headers: BUNDLE_HEADERS })) satisfies Source<unknown>

/** Reads organizations and endpoints of the brand bundle. @throws Unjudged without one */
export const readBrandBundle = (async ({ get }) => {
  const { status, text } = await get(fetchBrandBundle)
  const json = status === 200 ? parseObject(text) : undefined
  if (json?.resourceType !== 'Bundle')
    throw createBlockedError('brands-bundle', 'There is no brand bundle to read.')
  const { organizations, endpoints } = readBundle(json)
  return { json, organizations, endpoints: [...new Set(endpoints.values())] }
}) satisfies Source<unknown>
