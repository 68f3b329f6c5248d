import { expect, it } from 'vitest'
import { FAULTS } from '../../faults/list.ts'
import { checkParams } from './check-params.ts'

const fault = FAULTS.find(({ name }) => name === 'state-changed')

it.each([
  [{ to: 'swaped-case' }, '(did you mean swapped-case?)'],
  [{ too: 'random' }, 'Unrecognized key: "too" (did you mean to?)'],
  [{ tims: 1 }, '(did you mean times?)'],
])('refuses %j with the nearest one that there is', (params, reason) => {
  if (!fault) throw new Error('no such fault')
  expect(() => checkParams(fault, { fault: fault.name, params })).toThrow(reason)
})

it('suggests nothing where nothing is near', () => {
  if (!fault) throw new Error('no such fault')
  const check = () => checkParams(fault, { fault: fault.name, params: { to: 'something-completely-else' } })
  expect(check).toThrow(/^(?!.*did you mean)/)
})
