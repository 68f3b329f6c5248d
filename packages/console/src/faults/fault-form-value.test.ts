import { faultSettingsSchema } from 'smart-mock/control'
import { expect, test } from 'vitest'
import type { Fault } from '../api/types.ts'
import { toFaultSettings } from './fault-form-value.ts'

const fault = {
  name: 'state-changed',
  params: { properties: { to: { type: 'string', default: 'random' } } },
} as unknown as Fault
const NOW = 1_800_000_000_000

test('omits values that equal the declaration', () => {
  expect(toFaultSettings(fault, { params: {} }, NOW)).toEqual({ fault: 'state-changed' })
  const untouched = { params: { to: 'random' }, times: undefined, when: {}, sequence: ' ' }
  expect(toFaultSettings(fault, untouched, NOW)).toEqual({ fault: 'state-changed' })
})

test('includes values that differ', () => {
  const form = { params: { to: 'absent' }, times: 2, skip: 0, probability: 0.5, seed: 7 }
  expect(toFaultSettings(fault, form, NOW)).toEqual({ fault: 'state-changed', ...form })
})

test('includes conditions, end and sequence in the form of the control API', () => {
  const form = { params: {}, when: { path: '/fhir/*' }, endsAfter: 90, sequence: 'ok, fault ok' }
  const settings = toFaultSettings(fault, form, NOW)
  expect(settings).toEqual({
    fault: 'state-changed',
    when: { path: '/fhir/*' },
    until: NOW + 90_000,
    sequence: ['ok', 'fault', 'ok'],
  })
  expect(faultSettingsSchema.safeParse(settings).success).toBe(true)
})
