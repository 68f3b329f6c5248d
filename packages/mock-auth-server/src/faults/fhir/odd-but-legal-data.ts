import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { completesFlow } from '../../expectations/index.ts'

const EXTENSION = { url: 'https://example.org/fhir/StructureDefinition/unknown', valueString: 'anything' }

const ODDITIES: { readonly [name: string]: JsonObject } = {
  'partial-date': { birthDate: '1980' },
  'null-array': {
    name: [{ given: ['Lucas', null], _given: [null, { extension: [EXTENSION] }], family: 'Labs' }],
  },
  contained: {
    contained: [{ resourceType: 'Organization', id: 'org', name: 'Somewhere' }],
    managingOrganization: { reference: '#org' },
  },
  'unknown-extension': { extension: [EXTENSION], _birthDate: { extension: [EXTENSION] } },
  'modifier-extension': { modifierExtension: [EXTENSION] },
}

export const oddButLegalData = defineFault({
  name: 'odd-but-legal-data',
  title: 'Odd but legal data',
  kind: 'must-tolerate',
  catalogueIds: ['F-269'],
  spec: fhirPage('extensibility', 'modifierExtension'),
  description:
    'A Patient has a date that is only a year, null in an array, a contained resource, or unknown extensions.',
  requirement:
    'Show what is understood and do not crash; do not treat a resource with an unknown modifierExtension as an ordinary one.',
  steps: ['fhir-read'],
  when: { resourceType: 'Patient' },
  params: () =>
    z.strictObject({
      what: z
        .enum(['partial-date', 'null-array', 'contained', 'unknown-extension', 'modifier-extension'])
        .default('partial-date')
        .describe('What is unusual.'),
    }),
  points: {
    'fhir.reply': (answer, { params }) =>
      answer.status === 200 && answer.body
        ? { ...answer, body: { ...answer.body, ...ODDITIES[params.what] } }
        : answer,
  },
  expects: completesFlow(),
})
