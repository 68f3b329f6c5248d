import { expect, it, vi } from 'vitest'

const GENDER = 'http://hl7.org/fhir/administrative-gender'

it('says of nothing that it is unknown before it is loaded', async () => {
  vi.resetModules()
  const { findBuiltInSet, findBuiltInSystem } = await import('./built-in.ts')
  const { loadBuiltIn } = await import('./load-built-in.ts')
  expect(() => findBuiltInSystem(GENDER)).toThrow('not loaded')
  expect(() => findBuiltInSet('http://hl7.org/fhir/ValueSet/administrative-gender')).toThrow('not loaded')
  await loadBuiltIn()
  expect(findBuiltInSystem(GENDER)?.concepts.size).toBe(4)
  expect(findBuiltInSystem(`${GENDER}x`)).toBeUndefined()
  expect(findBuiltInSet('http://hl7.org/fhir/ValueSet/administrative-gender')?.version).toBe('4.0.1')
  expect(findBuiltInSet(GENDER)).toBeUndefined()
})
