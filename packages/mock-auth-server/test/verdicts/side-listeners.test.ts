import { describe, expect, test } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { abortsConnection, leaksNothing } from '../../src/expectations/index.ts'
import { discovery, judgeAnswer, read, token } from './verdict-exchanges.ts'

describe('what comes to a side listener', () => {
  const connection: ExampleExchange = {
    step: 'connection',
    listener: 'side',
    facts: { diagnosis: 'the client aborted the TLS handshake: tlsv1 alert unknown ca' },
  }
  const atSide: ExampleExchange = { ...token({ code: 'c1' }), listener: 'side' }

  test('breaksOff permits connections and refuses requests (F-277, F-278)', () => {
    expect(judgeAnswer(abortsConnection(), [discovery(), connection, token()])).toBe('met')
    expect(judgeAnswer(abortsConnection(), [discovery(), token()])).toBe('met')
    expect(judgeAnswer(abortsConnection(), [discovery(), connection], false)).toBe('pending')
    expect(judgeAnswer(abortsConnection(), [discovery(), connection, atSide], false)).toBe('not met')
  })

  test('leaksNothing there permits requests without secrets, separately from the canary (F-279)', () => {
    const bare: ExampleExchange = { ...read('/fhir/Patient/a', {}), listener: 'side' }
    const bearer: ExampleExchange = { ...bare, headers: [['Authorization', 'Bearer t1']] }
    expect(judgeAnswer(leaksNothing('side'), [discovery(), bare])).toBe('met')
    expect(judgeAnswer(leaksNothing('side'), [discovery(), bearer])).toBe('not met')
    expect(judgeAnswer(leaksNothing('side'), [discovery(), { ...bearer, listener: 'canary' }])).toBe('met')
    expect(judgeAnswer(leaksNothing(), [discovery(), bearer])).toBe('met')
  })
})
