import { authorize, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { switchesSession } from './index.ts'

const struck = authorize({ user: 'amy' })
const first = token({ issuedAccessToken: 't1', user: 'amy' })
const second = { ...token({ issuedAccessToken: 't2', user: 'amy' }), run: 'run-2' }
const bob = { ...token({ issuedAccessToken: 't3', user: 'bob' }), run: 'run-3' }
const crowd = Array.from({ length: 100 }, (_, index) =>
  token({ issuedAccessToken: `bob-${index}`, user: 'bob' }, { run: 'run-3' }),
)
const use = (accessToken: string, more = {}) => read({ accessToken }, more)

describePersonas(switchesSession(), {
  silent: ['met', [struck, first, second]],
  personas: [
    ['uses the new token', 'met', [struck, first, use('t1'), second, use('t2')]],
    ['uses the old token', 'not met', [struck, first, second, use('t1')]],
    ['had its session before the strike', 'not met', [first, struck, second, use('t1')], { struck: 2 }],
    ['uses the old token late', 'not met', [struck, first, second, use('t2'), use('t1', { at: 900_000 })]],
    ['exports with the old token', 'not met', [struck, first, second, use('t1', { step: 'bulk' })]],
    [
      'had a request on its way',
      'met',
      [struck, first, { ...second, at: 2000 }, use('t1', { at: 2005 }), use('t2', { at: 3000 })],
    ],
    [
      'refreshes in the second login',
      'met',
      [struck, first, second, { ...second, facts: { ...second.facts, issuedAccessToken: 't4' } }, use('t2')],
    ],
    ['leaves another user their session', 'met', [struck, bob, first, second, use('t3')]],
    [
      'uses an old token of before a hundred others',
      'not met',
      [first, ...crowd, struck, second, use('t1')],
      { struck: 102, once: true },
    ],
    [
      'uses a token that the history has forgotten',
      'inconclusive',
      [token({ issuedAccessToken: 't0', user: 'amy' }), first, struck, second, use('t0')],
      { struck: 3, forgets: 1, once: true, says: 'older exchanges were evicted' },
    ],
    ['logs in once', 'inconclusive', [struck, first, use('t1')]],
    ['is about to log in again', 'pending', [struck, first], { ending: 'open' }],
    [
      'revokes the old token',
      'met',
      [struck, first, second, { step: 'revoke', facts: { accessToken: 't1' } }],
    ],
    [
      'asks without a token, after some were forgotten',
      'met',
      [
        token({ issuedAccessToken: 't0', user: 'amy' }),
        first,
        struck,
        second,
        read({ accessToken: undefined }),
      ],
      { struck: 3, forgets: 1, once: true },
    ],
    [
      'uses the old token as the new one comes',
      'not met',
      [struck, first, { ...second, at: 2000 }, use('t1', { at: 2010 })],
    ],
    ['logs in once, beside another user', 'inconclusive', [struck, bob, first, use('t1')]],
  ],
})
