import { faultConditionsSchema } from '@smart-mock/mock-auth-server/control'
import { expect, test } from 'vitest'
import { CONDITION_FIELDS } from './condition-fields.ts'
import { toConditions } from './to-conditions.ts'

test('every condition of the control API has its field', () => {
  expect(CONDITION_FIELDS.map(({ name }) => name).sort()).toEqual(
    Object.keys(faultConditionsSchema.shape).sort(),
  )
})

test('what is empty is no condition', () => {
  expect(toConditions({})).toBeUndefined()
  expect(toConditions({ path: '  ', param: '\n' })).toBeUndefined()
})

test('one value is itself, several are a list', () => {
  expect(toConditions({ step: 'token', clientId: ' a  b ' })).toEqual({ step: 'token', clientId: ['a', 'b'] })
})

test('a parameter has its value after the first `=`; alone it may have any', () => {
  const when = toConditions({ param: 'code=a=b\n\n state = x ', header: 'authorization' })
  expect(when).toEqual({ param: { code: 'a=b', state: 'x' }, header: { authorization: '*' } })
  expect(faultConditionsSchema.safeParse(when).success).toBe(true)
})
