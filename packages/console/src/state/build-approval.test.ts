import { expect, test } from 'vitest'
import { buildApproval } from './build-approval.ts'

const form = { user: 'Practitioner/dr-okafor', patient: '' }

test('includes only what the form has chosen when nothing was set', () => {
  expect(buildApproval(undefined, form)).toEqual({ user: 'Practitioner/dr-okafor' })
})

type Change = Partial<Record<'user' | 'patient', string>>

test.each<[Change, Change]>([
  [{ user: 'Practitioner/dr-okafor' }, { user: 'Practitioner/dr-lindqvist' }],
  [{ patient: 'amy-shaw' }, { patient: 'lucas-labs' }],
])('keeps asking for consent, and the other member, when the form changes %o to %o', (before, change) => {
  const other = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw', ...before }
  expect(buildApproval({ ...other, consent: 'ask' }, { user: '', patient: '', ...change }, change)).toEqual({
    ...other,
    ...change,
    consent: 'ask',
  })
})

test('removes a member that the form has emptied', () => {
  const current = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'ask' } as const
  expect(buildApproval(current, form, { patient: '' })).toEqual({
    user: 'Practitioner/dr-okafor',
    consent: 'ask',
  })
})
