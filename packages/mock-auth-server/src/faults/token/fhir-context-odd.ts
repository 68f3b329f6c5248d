import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'

const CONTEXTS = {
  strings: ['ImagingStudy/canary'],
  canonical: [{ canonical: 'https://example.org/Questionnaire/canary|1.0', type: 'Questionnaire' }],
  identifier: [
    { identifier: { system: 'https://example.org/orders', value: '4711' }, type: 'ServiceRequest' },
  ],
  'unknown-role': [{ reference: 'ImagingStudy/canary', role: 'https://example.org/role/unknown' }],
  'two-of-a-type': [{ reference: 'ImagingStudy/canary' }, { reference: 'ImagingStudy/canary-2' }],
  'second-patient': [{ reference: 'Patient/ada-empty', role: 'https://example.org/role/sibling' }],
  empty: [],
  object: { reference: 'ImagingStudy/canary' },
  'bare-item': [{ type: 'ImagingStudy' }],
}

export const fhirContextOdd = defineFault({
  name: 'fhir-context-odd',
  title: 'Odd fhirContext',
  kind: 'must-tolerate',
  catalogueIds: ['F-136'],
  spec: scopesPage('fhir-context'),
  description:
    'The fhirContext of the token response has the form of SMART 2.0, has items without a reference, unknown roles or a second patient, or is not an array.',
  requirement: 'Ignore what is not understood; an item without a role has the role launch.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum([
          'strings',
          'canonical',
          'identifier',
          'unknown-role',
          'two-of-a-type',
          'second-patient',
          'empty',
          'object',
          'bare-item',
        ])
        .default('strings')
        .describe('The content of fhirContext.'),
    }),
  points: { 'token.response': (response, { params }) => ({ ...response, fhirContext: CONTEXTS[params.is] }) },
  expects: obtainsData(),
})
