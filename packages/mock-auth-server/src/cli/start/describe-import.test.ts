import { createFhirBase } from '@smart-mock/fhir-engine'
import { expect, it } from 'vitest'
import { describeImport } from './describe-import.ts'

const imported = { base: createFhirBase([]), count: 7, rejected: [], repeated: { count: 0 } }

it('says nothing when nothing was left out', () => {
  expect(describeImport(imported)).toEqual([])
})

it('says what was left out, and counts what is there twice or would fill the screen', () => {
  const rejected = Array.from({ length: 60 }, (_, i) => ({ where: `x:${i}`, reason: 'bad' }))
  const repeated = { count: 1_234, first: { where: 'y', reason: 'Patient/a is there twice' } }
  const lines = describeImport({ ...imported, rejected, repeated })
  expect([lines.length, lines[0], ...lines.slice(50)]).toEqual([
    53,
    'skipped x:0: bad',
    'skipped 10 more that are not valid',
    'skipped 1234 that were there before, first y: Patient/a is there twice',
    '7 resources loaded, 1294 skipped',
  ])
})

it('counts one resource', () => {
  const rejected = [{ where: 'x:2', reason: 'bad' }]
  expect(describeImport({ ...imported, count: 1, rejected })).toEqual([
    'skipped x:2: bad',
    '1 resource loaded, 1 skipped',
  ])
})
