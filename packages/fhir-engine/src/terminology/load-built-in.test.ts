import { expect, it } from 'vitest'
import { findBuiltInSet, findBuiltInSystem } from './built-in.ts'
import { loadBuiltIn } from './load-built-in.ts'

const GENDER = 'http://hl7.org/fhir/administrative-gender'

it('says of nothing that it is unknown before it is loaded', async () => {
  expect(() => findBuiltInSystem(GENDER)).toThrow('not loaded')
  expect(() => findBuiltInSet('http://hl7.org/fhir/ValueSet/administrative-gender')).toThrow('not loaded')
  await loadBuiltIn()
  expect(findBuiltInSystem(GENDER)?.concepts.size).toBe(4)
  expect(findBuiltInSystem(`${GENDER}x`)).toBeUndefined()
  expect(findBuiltInSet('http://hl7.org/fhir/ValueSet/administrative-gender')?.version).toBe('4.0.1')
  expect(findBuiltInSet(GENDER)).toBeUndefined()
})
