import { expect, test } from 'vitest'
import { createSteadyText } from './steady-text.ts'

test.each([
  ['http://localhost:41234/t/conformance-7/fhir/metadata', 'http://localhost:4010/fhir/metadata'],
  ['http://localhost:41234/t/conformance-7-second/fhir', 'http://localhost:4010/t/second/fhir'],
  [
    'redirect_uri=http%3A%2F%2Flocalhost%3A4020%2Fcallback',
    'redirect_uri=http%3A%2F%2Flocalhost%3A4020%2Fcallback',
  ],
  ['"time": "2026-11-27T05:04:03.123Z"', '"time": "{time}"'],
  ['iat: 1795757043, size: 300', 'iat: {time}, size: 300'],
  ['smart-client-conformance-no-such-code', 'smart-client-conformance-no-such-code'],
])('makes of %s what every run has', (text, steady) => expect(createSteadyText()(text)).toBe(steady))

test('gives equal values equal names, and others another', () => {
  const steady = createSteadyText()
  const [one, two] = ['aB3aB3aB3aB3aB3aB3aB3', 'xY9xY9xY9xY9xY9xY9xY9']
  expect(steady(`${one} ${two} ${one}`)).toBe('{random} {random-2} {random}')
  expect(steady(two)).toBe('{random-2}')
})
