import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { brandsPage } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'
import { withResources } from './with-resources.ts'

export const brandsUnusable = defineFault({
  name: 'brands-unusable',
  title: 'Unusable brands bundle',
  kind: 'must-recover',
  catalogueIds: ['F-297'],
  spec: brandsPage('metadata-in-well-knownsmart-configuration'),
  description:
    'The brands bundle gets a 304 although the client has no cached copy, contains two brands but no identifier to choose between them, has no brand with that identifier, or its endpoint does not respond.',
  requirement:
    'Continue with the FHIR base that is already known, choose the brand by its endpoint, or say what is wrong.',
  steps: ['brands'],
  params: () =>
    z.strictObject({
      is: z
        .enum(['not-modified', 'two-brands', 'identifier-not-found', 'dead-endpoint'])
        .default('not-modified')
        .describe('What is wrong.'),
    }),
  points: {
    reply: (reply, { params, request }) => {
      const asked = request.headers.some(([name]) => name.toLowerCase() === 'if-none-match')
      if (params.is !== 'not-modified' || asked || reply.status !== 200) return reply
      const headers = reply.headers.filter(([name]) => /^(etag|cache-control)$/i.test(name))
      return replaceReply(reply, { status: 304, headers, body: '' })
    },
    'brands.bundle': (bundle, { params, canary }) => {
      // The other server returns 404 for every request there.
      const dead = `${canary.base}/closed/fhir`
      if (params.is === 'two-brands') return withOtherBrand(bundle, dead)
      if (params.is === 'dead-endpoint')
        return withResources(bundle, 'Endpoint', (endpoint) => ({ ...endpoint, address: dead }))
      return params.is === 'identifier-not-found'
        ? withResources(bundle, 'Organization', (brand) => ({ ...brand, identifier: OTHER }))
        : bundle
    },
  },
  companions: {
    'discovery.document': ({ user_access_brand_identifier: identifier, ...document }, { params }) =>
      params.is === 'two-brands' ? document : { user_access_brand_identifier: identifier, ...document },
  },
  prerequisites: ['brands'],
  times: 20,
  expects: anyOf(completesFlow(), showsError()),
})

const OTHER = [{ system: 'urn:ietf:rfc:3986', value: 'https://example.org/another-brand' }]

/** Inserts another brand with its own endpoint before the right one. */
function withOtherBrand(bundle: JsonObject, address: string): JsonObject {
  const entries = bundle.entry as readonly { readonly fullUrl: string }[]
  const renamed = entries.reduce(
    (text, { fullUrl }) => text.replaceAll(`"${fullUrl}"`, `"${fullUrl}-2"`),
    JSON.stringify(entries),
  )
  const other = { entry: JSON.parse(renamed) }
  const brand = { name: 'Another clinic', identifier: OTHER }
  const named = withResources(other, 'Organization', (each) => ({ ...each, id: `${each.id}-2`, ...brand }))
  const moved = withResources(named, 'Endpoint', (each) => ({ ...each, id: `${each.id}-2`, address }))
  return { ...bundle, entry: [...(moved.entry as never[]), ...(entries as never[])] }
}
