import { expect, test } from 'vitest'
import type { Fault } from '../api/types.ts'
import { toWish } from './arming-wish.ts'

const fault = {
  name: 'state-changed',
  params: { properties: { to: { type: 'string', default: 'random' } } },
} as unknown as Fault

test('what is as declared stays unsaid', () => {
  expect(toWish(fault, { params: {} })).toEqual({ fault: 'state-changed' })
  expect(toWish(fault, { params: { to: 'random' }, times: undefined })).toEqual({ fault: 'state-changed' })
})

test('what differs is said', () => {
  expect(toWish(fault, { params: { to: 'absent' }, times: 2, skip: 0, probability: 0.5 })).toEqual({
    fault: 'state-changed',
    params: { to: 'absent' },
    times: 2,
    skip: 0,
    probability: 0.5,
  })
})
