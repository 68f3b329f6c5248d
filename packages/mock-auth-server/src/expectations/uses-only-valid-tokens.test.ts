import { authorize, read, refusedRead, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesOnlyValidTokens } from './index.ts'

const struck = token()

describePersonas(usesOnlyValidTokens(), {
  silent: ['met', [struck]],
  personas: [
    ['reads with a good token', 'met', [struck, read()]],
    ['makes up a token', 'not met', [struck, refusedRead({ accessToken: 'undefined' })]],
    [
      'sends what it takes for a token',
      'not met',
      [struck, refusedRead({ accessToken: 'x y', error: 'invalid_request' })],
    ],
    ['sends no token', 'not met', [struck, refusedRead({ accessToken: undefined })]],
    ['reads beyond the scopes', 'met', [struck, refusedRead({ error: 'insufficient_scope' })]],
    ['was refused elsewhere', 'met', [struck, { step: 'userinfo', facts: { error: 'invalid_token' } }]],
    ['had a request on its way', 'met', [struck, refusedRead({ accessToken: 'old' }, { at: 5 })]],
    ['logs in again', 'met', [struck, authorize(), token(), read()]],
    [
      'makes up a token in another run',
      'not met',
      [struck, refusedRead({ accessToken: '[object Object]' }, { run: 'run-2' })],
    ],
    [
      'sends an empty token in another run',
      'not met',
      [struck, refusedRead({ accessToken: '' }, { run: 'run-2' })],
    ],
    [
      'has an older session whose token has expired',
      'met',
      [struck, refusedRead({ accessToken: 'old' }, { run: 'run-2' })],
    ],
    [
      'has a nameless session that sends none',
      'met',
      [struck, refusedRead({ accessToken: undefined }, { run: 'run-2' })],
    ],
    [
      'exports with a made-up token',
      'not met',
      [struck, refusedRead({ accessToken: 'null' }, { step: 'bulk' })],
    ],
    [
      'makes up a token late',
      'not met',
      [struck, read(), read(), refusedRead({ accessToken: 'NaN' }, { at: 900_000 })],
    ],
    ['has just been answered', 'pending', [struck], { ending: 'open' }],
  ],
})
