import { authorize, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { dropsSession } from './index.ts'

const [t1, t2] = [
  token({ issuedAccessToken: 't1', user: 'amy' }),
  token({ issuedAccessToken: 't2', user: 'amy' }),
]
const other = token({ issuedAccessToken: 't1', clientId: 'b' })
const bob = token({ issuedAccessToken: 't1', user: 'bob' })
const crowd = Array.from({ length: 100 }, (_, index) =>
  token({ issuedAccessToken: `bob-${index}`, user: 'bob' }, { run: 'run-3' }),
)
const use = (accessToken: string | undefined, more = {}) => read({ accessToken }, more)
const struck = authorize({ user: 'amy' })

describePersonas(dropsSession(), {
  silent: ['met', [t1, struck], { struck: 2 }],
  personas: [
    ['uses the new token', 'met', [t1, struck, t2, use('t2')], { struck: 2 }],
    ['uses the old token', 'not met', [t1, struck, t2, use('t1')], { struck: 2 }],
    [
      'uses the old token in another run',
      'not met',
      [t1, struck, t2, use('t1', { run: 'run-2' })],
      { struck: 2 },
    ],
    ['had a request on its way', 'met', [t1, struck, use('t1', { at: 1005 }), use(undefined)], { struck: 2 }],
    [
      'revokes the old token',
      'met',
      [t1, struck, { step: 'revoke', facts: { accessToken: 't1' } }],
      { struck: 2 },
    ],
    ['leaves another client its session', 'met', [t2, other, struck, use('t1')], { struck: 3 }],
    ['leaves another user their session', 'met', [t2, bob, struck, use('t1')], { struck: 3 }],
    [
      'uses the old token, of whatever user',
      'not met',
      [token({ issuedAccessToken: 't1' }), struck, use('t1')],
      { struck: 2 },
    ],
    [
      'uses the old token, whoever it is',
      'not met',
      [t1, { step: 'launch', run: 'run-2' }, use('t1')],
      { struck: 2 },
    ],
    [
      'uses a nameless old token',
      'not met',
      [token({ clientId: undefined, issuedAccessToken: 't1' }), struck, use('t1')],
      { struck: 2 },
    ],
    ['exports with the old token', 'not met', [t1, struck, use('t1', { step: 'bulk' })], { struck: 2 }],
    [
      'uses the old token late, after good reads',
      'not met',
      [t1, struck, t2, use('t2'), use('t2'), use('t1', { at: 900_000 })],
      { struck: 2 },
    ],
    ['had no session', 'inconclusive', [struck, t2, use('t2')]],
    ['was given its token by the struck reply', 'met', [t2, t1, use('t1')], { struck: 2 }],
    [
      'drops a session of before a hundred others',
      'met',
      [t1, ...crowd, struck, use('t2')],
      { struck: 102, once: true },
    ],
    [
      'uses a token that the history has forgotten',
      'inconclusive',
      [token({ issuedAccessToken: 't0', user: 'amy' }), t1, struck, use('t0')],
      { struck: 3, forgets: 1, once: true, says: 'older exchanges were evicted' },
    ],
    ['has just been answered', 'pending', [t1, struck], { struck: 2, ending: 'open' }],
    [
      'asks without a token, after some were forgotten',
      'met',
      [token({ issuedAccessToken: 't0', user: 'amy' }), t1, struck, use(undefined)],
      { struck: 3, forgets: 1, once: true },
    ],
    ['uses a token of elsewhere', 'met', [t1, struck, use('t9')], { struck: 2 }],
    ['is given the old token again', 'not met', [t1, struck, t1, use('t1')], { struck: 2 }],
    [
      'had asked for a session',
      'inconclusive',
      [authorize({ user: 'amy' }), struck, t2, use('t2')],
      { struck: 2 },
    ],
    ['is struck as it gets its first token', 'inconclusive', [t1, use('t1')]],
    ['had another user', 'inconclusive', [bob, struck, use('t3')], { struck: 2 }],
  ],
})
