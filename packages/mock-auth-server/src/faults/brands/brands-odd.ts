import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { brandsPage } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { completesFlow } from '../../expectations/index.ts'
import { withResources } from './with-resources.ts'

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition'

export const brandsOdd = defineFault({
  name: 'brands-odd',
  title: 'Brands without ETag, logo or name',
  kind: 'must-tolerate',
  catalogueIds: ['F-297'],
  spec: brandsPage('conformance-overview'),
  description:
    'The brands bundle has no ETag, its brand has a logo that does not exist, or its names are absent with a data-absent-reason.',
  requirement:
    'Continue without what is missing: fetch the bundle again, show no logo, show the website instead of the name.',
  steps: ['brands'],
  params: () =>
    z.strictObject({
      is: z.enum(['no-etag', 'broken-logo', 'names-absent']).default('no-etag').describe('What is unusual.'),
    }),
  points: {
    reply: (reply, { params }) => (params.is === 'no-etag' ? withHeader(reply, 'ETag') : reply),
    'brands.bundle': (bundle, { params, tenant }) => {
      if (params.is === 'names-absent') {
        const nameless = withResources(bundle, 'Organization', withoutName)
        return withResources(nameless, 'Endpoint', withoutName)
      }
      return params.is === 'broken-logo'
        ? withResources(bundle, 'Organization', (brand) => withLogo(brand, brokenLogo(tenant.fhirBase)))
        : bundle
    },
  },
  prerequisites: ['brands'],
  expects: completesFlow(),
})

function withoutName({ name: _, ...resource }: JsonObject): JsonObject {
  const reason = { url: `${EXTENSION}/data-absent-reason`, valueCode: 'asked-declined' }
  return { ...resource, _name: { extension: [reason] } }
}

function brokenLogo(fhirBase: string): string {
  return fhirBase.replace(/fhir$/, 'brands/logo.svg')
}

function withLogo(brand: JsonObject, logo: string): JsonObject {
  const shown = {
    url: `${EXTENSION}/organization-brand`,
    extension: [{ url: 'brandLogo', valueUrl: logo }],
  }
  return { ...brand, extension: [...((brand.extension as JsonObject[] | undefined) ?? []), shown] as never }
}
