import { expect, it } from 'vitest'
import { readListenerOptions } from './read-listener-options.ts'

it('lets default ports change, and uses configured ones exactly', () => {
  expect(readListenerOptions({ 'control-port': 5000 }).ports).toEqual({
    public: { from: 4010 },
    control: 5000,
    canary: { from: 4012 },
  })
})

it('refuses a token that is too short', () => {
  expect(() => readListenerOptions({ 'control-token': 'short' })).toThrow(
    '--control-token must be 8 to 500 letters',
  )
})
