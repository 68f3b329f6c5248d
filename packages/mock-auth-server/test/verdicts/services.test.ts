import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import {
  rereadsBeforeWriting,
  staysWithPatient,
  usesAssociatedEndpoint,
} from '../../src/expectations/index.ts'
import { concludeAbout } from '../support/conclude-about.ts'

/** Returns the conclusion about the first exchange, at once or after a long silence of the client. */
function answerOf(expectation: Expectation, exchanges: readonly ExampleExchange[], later = true) {
  return concludeAbout(expectation, exchanges, { ending: later ? 'ended' : 'open' }).outcome
}

const introspection: ExampleExchange = {
  step: 'introspect',
  facts: { patient: 'a', issuedPatient: 'b' },
}
const read = (target: string): ExampleExchange => ({ step: 'fhir-read', target })
const discovery: ExampleExchange = { step: 'discovery' }
const elsewhere = (status: number): ExampleExchange => ({
  step: 'app-state',
  listener: 'canary',
  reply: { status },
})
const put: ExampleExchange = { step: 'app-state', method: 'PUT', target: '/app-state/Basic/1' }
const query: ExampleExchange = { step: 'app-state', target: '/app-state/Basic?code=a%7Cb' }

describe.each<[string, Expectation, readonly ExampleExchange[], readonly ExampleExchange[]]>([
  [
    'keepsPatient in reads',
    staysWithPatient(),
    [introspection, read('/fhir/Patient/a'), read('/fhir/Patient/bb')],
    [introspection, read('/fhir/Patient/a'), read('/fhir/Patient/b')],
  ],
  [
    'keepsPatient in searches',
    staysWithPatient(),
    [introspection, read('/fhir/Condition?patient=a')],
    [introspection, read('/fhir/Condition?patient=Patient%2Fb')],
  ],
  [
    'reaches',
    usesAssociatedEndpoint('app-state'),
    [discovery, elsewhere(401), elsewhere(201)],
    [discovery, query],
  ],
  [
    'reaches, and is let in',
    usesAssociatedEndpoint('app-state'),
    [discovery, elsewhere(200)],
    [discovery, elsewhere(401)],
  ],
  [
    'rereads app state by a query',
    rereadsBeforeWriting(),
    [put, query, put],
    [put, read('/fhir/Basic'), put, query],
  ],
  ['rereads, or makes another', rereadsBeforeWriting(), [put, { ...query, method: 'POST' }], [put, put]],
])('%s', (_, expectation, good, bad) => {
  test('is met by a correct client', () => expect(answerOf(expectation, good)).toBe('met'))
  test('is not met by a careless one', () => expect(answerOf(expectation, bad)).toBe('not met'))
  test('is pending without evidence', () => {
    expect(answerOf(expectation, good.slice(0, 1), false)).toBe('pending')
  })
})

test('keepsPatient is inconclusive when no other patient is named', () => {
  expect(answerOf(staysWithPatient(), [{ step: 'introspect', facts: { patient: 'a' } }])).toBe('inconclusive')
  const same = { patient: 'a', issuedPatient: 'a' }
  expect(answerOf(staysWithPatient(), [{ step: 'introspect', facts: same }])).toBe('inconclusive')
})

test('reaches is inconclusive for a client that does not use the endpoint', () => {
  expect(answerOf(usesAssociatedEndpoint('app-state'), [discovery, read('/fhir/Patient/a')])).toBe(
    'inconclusive',
  )
})
