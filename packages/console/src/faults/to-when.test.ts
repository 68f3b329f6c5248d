import { whenSchema } from '@smart-mock/mock-auth-server/control'
import { expect, test } from 'vitest'
import { toWhen } from './to-when.ts'
import { WHEN_FIELDS } from './when-fields.ts'

test('every condition of the control API has its field', () => {
  expect(WHEN_FIELDS.map(({ name }) => name).sort()).toEqual(Object.keys(whenSchema.shape).sort())
})

test('what is empty is no condition', () => {
  expect(toWhen({})).toBeUndefined()
  expect(toWhen({ path: '  ', param: '\n' })).toBeUndefined()
})

test('one value is itself, several are a list', () => {
  expect(toWhen({ step: 'token', clientId: ' a  b ' })).toEqual({ step: 'token', clientId: ['a', 'b'] })
})

test('a parameter has its value after the first `=`; alone it may have any', () => {
  const when = toWhen({ param: 'code=a=b\n\n state = x ', header: 'authorization' })
  expect(when).toEqual({ param: { code: 'a=b', state: 'x' }, header: { authorization: '*' } })
  expect(whenSchema.safeParse(when).success).toBe(true)
})
