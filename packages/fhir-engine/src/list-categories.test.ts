import { describe, expect, test } from 'vitest'
import { createFhirBase } from './index.ts'
import { listCategories } from './list-categories.ts'

const LAB = { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }
const observe = (id: string, category: unknown) =>
  ({ resourceType: 'Observation', id, category }) as unknown as fhir4.FhirResource
const storeOf = (...resources: fhir4.FhirResource[]) => createFhirBase(resources).fork()

describe('listCategories', () => {
  test('returns each category of a type once, with the first display or else the code', () => {
    const store = storeOf(
      observe('1', [
        {
          coding: [
            { ...LAB, display: 'Laboratory' },
            { system: 'urn:own', code: 'x' },
          ],
        },
      ]),
      observe('2', [{ coding: [LAB] }]),
      {
        resourceType: 'Condition',
        id: '1',
        category: [{ coding: [{ system: 'urn:c', code: 'c' }] }],
      } as never,
    )
    expect(listCategories(store, 'Observation')).toEqual([
      { ...LAB, display: 'Laboratory' },
      { system: 'urn:own', code: 'x', display: 'x' },
    ])
  })

  test('leaves out codes without system, and elements of another shape', () => {
    const shapes = [
      undefined,
      'x',
      {},
      [null],
      [{ coding: 'x' }],
      [{ coding: [{ code: 'exam' }] }],
      [{ text: 'y' }],
    ]
    expect(
      listCategories(storeOf(...shapes.map((each, at) => observe(`${at}`, each))), 'Observation'),
    ).toEqual([])
  })
})
