import { faultConditionsSchema } from 'smart-mock/control'
import { expect, test } from 'vitest'
import { CONDITION_FIELDS } from './condition-fields.ts'
import { toConditions } from './to-conditions.ts'

test('has a field for every condition of the control API', () => {
  expect(CONDITION_FIELDS.map(({ name }) => name).sort()).toEqual(
    Object.keys(faultConditionsSchema.shape).sort(),
  )
})

test('omits empty conditions', () => {
  expect(toConditions({})).toBeUndefined()
  expect(toConditions({ path: '  ', param: '\n' })).toBeUndefined()
})

test('returns one value as such, and several as a list', () => {
  expect(toConditions({ step: 'token', clientId: ' a  b ' })).toEqual({ step: 'token', clientId: ['a', 'b'] })
})

test('splits a parameter at the first `=`; without one, any value matches', () => {
  const when = toConditions({ param: 'code=a=b\n\n state = x ', header: 'authorization' })
  expect(when).toEqual({ param: { code: 'a=b', state: 'x' }, header: { authorization: '*' } })
  expect(faultConditionsSchema.safeParse(when).success).toBe(true)
})
