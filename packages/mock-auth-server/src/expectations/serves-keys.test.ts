import { asserting } from '../../test/support/assertion-exchanges.ts'
import type { RunExchange } from '../../test/support/example-journal.ts'
import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { servesKeys } from './index.ts'

const struck = asserting({ jti: '1' })
const poll = (status: number, isCacheable = true, headers: [string, string][] = []): RunExchange => ({
  step: 'outbound',
  headers,
  reply: { status, headers: isCacheable ? [['Cache-Control', 'max-age=60']] : [] },
})
const match: [string, string][] = [['If-None-Match', '"1"']]

describePersonas(servesKeys(), {
  silent: ['inconclusive', [struck]],
  personas: [
    ['gives its keys to every poll', 'met', [struck, poll(200), poll(200)], { ending: 'open' }],
    ['has not changed them since the last', 'met', [struck, poll(304, true, match)], { ending: 'open' }],
    ['gives them again all the same', 'met', [struck, poll(200, true, match)], { ending: 'open' }],
    [
      'has not changed them, though nobody asked for that',
      'not met',
      [struck, poll(304)],
      { ending: 'open' },
    ],
    ['has none for who asks for another type', 'not met', [struck, poll(200), poll(406)], { ending: 'open' }],
    ['fails where it is asked for changes', 'not met', [struck, poll(500, true, match)]],
    ['hides them behind a sign-in', 'not met', [struck, poll(401)], { ending: 'open' }],
    ['does not answer', 'not met', [struck, poll(0)]],
    ['does not say how long they may be kept', 'not met', [struck, poll(200, false)], { ending: 'open' }],
    ['was not asked', 'inconclusive', [struck, read()], { ending: 'open' }],
    ['was asked before the strike', 'inconclusive', [{ ...poll(401), lasts: 1500 }, struck], { struck: 2 }],
    ['hides them late', 'not met', [struck, poll(200), poll(200), { ...poll(401), at: 900_000 }]],
    ['is asked by who breaks off', 'met', [struck, { ...poll(200), isUnanswered: true }], { ending: 'open' }],
    ['does not answer, and is told so', 'not met', [struck, poll(0)], { says: 'got no response' }],
    ['hides them, and is told so', 'not met', [struck, poll(401)], { says: 'got 401' }],
  ],
})
