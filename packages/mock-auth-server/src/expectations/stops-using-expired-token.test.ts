import { read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { stopsUsingExpiredToken } from './index.ts'

const lasting = (expires_in: unknown, more = {}) =>
  token(
    { issuedAccessToken: 'at' },
    { at: 0, reply: { status: 200, body: JSON.stringify({ expires_in }) }, ...more },
  )
const struck = lasting(2)
const use = (at: number, accessToken = 'at', more = {}) => read({ accessToken }, { at, ...more })

describePersonas(stopsUsingExpiredToken(), {
  silent: ['met', [struck]],
  personas: [
    ['uses another in time', 'met', [struck, use(2500), use(60_000, 'another')]],
    ['uses it after its end', 'not met', [struck, use(2500), use(60_000)]],
    ['uses it on its way', 'met', [struck, use(3010)]],
    ['uses it a moment too late', 'not met', [struck, use(3011)]],
    [
      'revokes it after its end',
      'met',
      [struck, { step: 'revoke', at: 60_000, facts: { accessToken: 'at' } }],
    ],
    ['exports with it after its end', 'not met', [struck, use(60_000, 'at', { step: 'bulk' })]],
    ['is told in digits of text', 'not met', [lasting('2'), use(60_000)]],
    ['is not told when it ends', 'inconclusive', [lasting(undefined), use(60_000)]],
    ['is told what is no time', 'inconclusive', [lasting('soon'), use(60_000)]],
    [
      'is told nothing readable',
      'inconclusive',
      [{ ...struck, reply: { status: 200, body: 'x' } }, use(60_000)],
    ],
    [
      'was given no token',
      'inconclusive',
      [token({}, { at: 0, reply: { status: 200, body: '{"expires_in":2}' } }), use(60_000)],
    ],
    [
      'uses the second token after its end',
      'not met',
      [struck, { ...lasting(5, { at: 1000 }), facts: { issuedAccessToken: 'bt' } }, use(60_000, 'bt')],
      { struck: [1, 2] },
    ],
    ['was not struck in a request', 'inconclusive', [struck, use(60_000)], { struck: [], performed: true }],
    ['has just been answered', 'pending', [struck], { ending: 'open' }],
  ],
})
