import { expect, test } from 'vitest'
import { exampleJournal } from '../../../test/support/example-journal.ts'
import { Steady } from './steady.ts'

const AT = Date.UTC(2026, 0, 1)
const STATE = 'wLu74c2h2l-3E48gg-l7aQz1RP4JX42N'

function steady(): Steady {
  const headers = [['Host', 'localhost:39665']] as const
  const entries = exampleJournal([{ step: 'authorize', headers, facts: { state: STATE } }]).find()
  const [entry] = entries
  if (!entry) throw new Error('there is no entry')
  return new Steady(entries, entry)
}

test('equal values have equal names, and a value that was changed has another', () => {
  const other = 'code_fault-3_1_6L3ChQ4ou2GiBQ5eSa2Llp_e'
  expect(steady().text(`${STATE} ${STATE} ${other} ${other.replace('6L3', '7L3')}`)).toBe(
    '{state} {state} {code} {code-2}',
  )
})

test('hosts and tenants are those of a mock that was started by hand', () => {
  expect(
    steady().text(
      'http://localhost:39665/t/fault-3/fhir http%3A%2F%2Flocalhost%3A39665%2Ft%2Ffault-3%2Fauth',
    ),
  ).toBe('http://localhost:4010/fhir http%3A%2F%2Flocalhost%3A4010%2Fauth')
  expect(steady().text('http://127.0.0.1:45665/of/fault-3 http://localhost:1 http://localhost:4020/')).toBe(
    'http://127.0.0.1:4012/of/default http://localhost:1 http://localhost:4020/',
  )
})

test('times are told from the exchange on, a second more or less; data keeps its dates', () => {
  const seconds = AT / 1000
  expect(steady().text(`"exp": ${seconds + 3601}, "iat": ${seconds - 1}`)).toBe(
    '"exp": {now + 3600 s}, "iat": {now}',
  )
  const data = '"birthDate": "1975-04-12", "lastUpdated": "2026-06-01T00:30:00Z", "value": "1767225600"'
  expect(steady().text(data)).toBe(data)
})

test('an id that was drawn is named whole, wherever its dot stands, and app state by its place', () => {
  expect(steady().text('"id": "z.aB3aB3aB3aB3aB3aB3aB3a"')).toBe('"id": "{random}"')
  expect(steady().text('/app-state/Basic/abcdefghijklmnopqrstuvwx 1')).toBe('/app-state/Basic/{random} 1')
  expect(steady().text('{"id": "abcdefghijklmnopqrstuvwx"} {"id":"amy-shaw"}')).toBe(
    '{"id": "{random}"} {"id":"amy-shaw"}',
  )
  expect(steady().text('"Observation/abcdefghijklmnopqrstuvwx"')).toBe(
    '"Observation/abcdefghijklmnopqrstuvwx"',
  )
})
