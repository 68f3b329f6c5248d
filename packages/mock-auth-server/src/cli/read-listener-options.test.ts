import { expect, it } from 'vitest'
import { readListenerOptions } from './read-listener-options.ts'

it('lets default ports change, and uses configured ones exactly', () => {
  expect(readListenerOptions({ 'control-port': '5000' }).ports).toEqual({
    public: { from: 4010 },
    control: 5000,
    canary: { from: 4012 },
  })
})

it.each([
  [{ port: '70000' }, '--port must be a port from 0 to 65535, not 70000'],
  [{ 'canary-port': 'x' }, '--canary-port must be a whole number, not x'],
  [{ 'control-token': 'short' }, '--control-token must be 8 to 500 letters'],
])('refuses %o', (values, says) => {
  expect(() => readListenerOptions(values)).toThrow(says)
})
