import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { brandsPage } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withResources } from '../brands/with-resources.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

/** A reason that the profile does not allow. */
const REASON = {
  url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  valueCode: 'masked',
}

const DEFECTS = {
  'timestamp-missing': (bundle) => without(bundle, 'timestamp'),
  'website-missing': (bundle) => withResources(bundle, 'Organization', (brand) => without(brand, 'telecom')),
  'fhir-version-missing': (bundle) =>
    withResources(bundle, 'Endpoint', (endpoint) => without(endpoint, 'extension')),
  'absent-reason': (bundle) =>
    withResources(bundle, 'Organization', (brand) => ({ ...brand, _alias: [{ extension: [REASON] }] })),
} as const satisfies Readonly<Record<string, (bundle: JsonObject) => JsonObject>>

const NAMES = Object.keys(DEFECTS) as [keyof typeof DEFECTS, ...(keyof typeof DEFECTS)[]]

export const brandsDefect = defineFault({
  ...COUNTERPART,
  name: 'brands-defect',
  title: 'Brand bundle with a defect',
  catalogueIds: ['S-147', 'S-150', 'S-151'],
  spec: brandsPage('brand-bundle-profile'),
  description:
    'The brand bundle lacks its timestamp, the website of the brand or the FHIR version of the endpoint, or gives a reason for absent data that the profile does not allow.',
  steps: ['brands'],
  params: () =>
    z.strictObject({
      defect: z.enum(NAMES).default('timestamp-missing').describe('What is wrong.'),
    }),
  points: { 'brands.bundle': (bundle, { params: { defect } }) => DEFECTS[defect](bundle) },
})
