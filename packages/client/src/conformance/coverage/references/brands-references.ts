import type { ReferenceTable } from './reference-table.ts'

export const BRANDS_REFERENCES: ReferenceTable = {
  'brands-bundle': {
    inferno: ['smart_access_brands_valid_bundle'],
    steps: ['API-DOC-3'],
    requirements: [396, 398, 399, 417, 418, 419],
  },
  'brands-identifier': { requirements: [409, 410, 411, 412, 429, 430, 431, 432] },
  'brands-profiles/organization': { inferno: ['smart_access_brands_valid_brands'] },
  'brands-profiles/endpoint': {
    inferno: ['smart_access_brands_valid_endpoints'],
    steps: ['API-DOC-3'],
    requirements: [396, 417],
  },
  'brands-profiles/absent-reasons': { requirements: [404, 405, 437] },
  'brands-http/cors': { inferno: ['smart_access_brands_retrieve_bundle'], requirements: [400, 423] },
  'brands-http/etag': { requirements: [401, 424] },
  'brands-endpoints-respond': { inferno: ['smart_access_brands_valid_endpoint_urls'] },
}
