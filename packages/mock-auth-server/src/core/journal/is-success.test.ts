import { expect, test } from 'vitest'
import { isSuccess } from './is-success.ts'
import type { JournalEntry } from './journal-entry.ts'

const good = { sent: { status: 200 }, strikes: [], facts: {}, delivery: 'delivered' }

test.each([
  ['a good reply', true, {}],
  ['a redirect', true, { sent: { status: 399 } }],
  ['a status that is an error', false, { sent: { status: 400 } }],
  ['a good status with an error', false, { facts: { error: 'access_denied' } }],
  ['a reply that a fault changed', false, { strikes: [{}] }],
  ['a reply that never arrived', false, { delivery: 'aborted' }],
  ['no reply', false, { sent: undefined }],
])('%s is a success: %s', (_, expected, more) => {
  expect(isSuccess({ ...good, ...more } as unknown as JournalEntry)).toBe(expected)
})
