import { expect, it } from 'vitest'
import { readListenerOptions } from './read-listener-options.ts'

it('lets default ports change, and uses configured ones exactly', () => {
  expect(readListenerOptions({ 'control-port': '5000' }, {}).ports).toEqual({
    public: { from: 4010 },
    control: 5000,
    canary: { from: 4012 },
  })
})

it('uses the token of the environment unless the command line has one', () => {
  const environment = { SMART_MOCK_CONTROL_TOKEN: 'from-environment' }
  expect(readListenerOptions({}, environment).controlToken).toBe('from-environment')
  expect(readListenerOptions({ 'control-token': 'from-option' }, environment).controlToken).toBe(
    'from-option',
  )
})

it.each([
  [{ port: '70000' }, {}, '--port must be a port from 0 to 65535, not 70000'],
  [{ 'canary-port': 'x' }, {}, '--canary-port must be a whole number, not x'],
  [{ 'control-token': 'short' }, {}, '--control-token must be 8 to 500 letters'],
  [{}, { SMART_MOCK_CONTROL_TOKEN: 'with space' }, 'SMART_MOCK_CONTROL_TOKEN must be 8 to 500 letters'],
])('refuses %o', (values, environment, says) => {
  expect(() => readListenerOptions(values, environment)).toThrow(says)
})
