import { asserting, BEGAN_S } from '../../test/support/assertion-exchanges.ts'
import { token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesShortLivedAssertions } from './index.ts'

/** A refusal by a server whose clock is ahead. */
const told = (aheadS: number) =>
  asserting(
    { jti: '1' },
    { reply: { status: 401, headers: [['Date', new Date((BEGAN_S + aheadS) * 1000).toUTCString()]] } },
  )
const struck = asserting({ jti: '1' })
const lives = (seconds: number | null, more = {}) =>
  asserting({ jti: '2', exp: seconds === null ? null : BEGAN_S + seconds }, more)

describePersonas(usesShortLivedAssertions(), {
  silent: ['met', [struck]],
  personas: [
    ['signs for five minutes', 'met', [struck, lives(300)], { once: true }],
    ['signs for nine', 'not met', [struck, lives(540)], { once: true }],
    ['signs for nine in another run', 'not met', [struck, lives(540, { run: 'run-2' })], { once: true }],
    ['signs for five by the clock of the server', 'met', [told(240), lives(540)], { once: true }],
    ['signs for an hour by the clock of the server', 'not met', [told(240), lives(3600)], { once: true }],
    ['is told a clock that is behind, and keeps its own', 'met', [told(-600), lives(300)], { once: true }],
    ['signs for five minutes late', 'met', [struck, lives(1100, { at: 900_000 })], { once: true }],
    ['signs for an hour late', 'not met', [struck, lives(300), lives(4500, { at: 900_000 })], { once: true }],
    [
      'leaves another client its assertions',
      'met',
      [struck, lives(540, { facts: { clientId: 'c' } })],
      { once: true },
    ],
    ['sends what is no assertion', 'met', [struck, token({ clientId: 'b', clientAssertion: 'x' })]],
    ['was not struck in a request', 'inconclusive', [lives(540)], { struck: [], performed: true }],
    ['has just been answered', 'pending', [struck], { ending: 'open' }],
    [
      'lives as long as it may',
      'met',
      [asserting({ jti: '1' }), asserting({ jti: '2', exp: BEGAN_S + 331 }, { at: 1000 })],
    ],
  ],
})
