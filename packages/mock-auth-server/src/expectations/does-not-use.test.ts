import { expect, test } from 'vitest'
import { concludeAbout } from '../../test/support/conclude-about.ts'
import { authorize, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { doesNotUse } from './index.ts'

const issuing = (issuedAccessToken?: string) =>
  token(issuedAccessToken === undefined ? {} : { issuedAccessToken })

describePersonas(doesNotUse('token'), {
  silent: ['met', [issuing('bad')]],
  personas: [
    [
      'had begun to use it before',
      'met',
      [read({ accessToken: 'bad' }, { lasts: 1500 }), issuing('bad')],
      { struck: 2, once: true },
    ],
    ['refuses the token', 'met', [issuing('bad'), authorize()]],
    ['uses it', 'not met', [issuing('bad'), read({ accessToken: 'bad' })]],
    [
      'logs in again and uses the good token',
      'met',
      [issuing('bad'), issuing('good'), read({ accessToken: 'good' })],
    ],
    [
      'loads with its older token meanwhile',
      'met',
      [issuing('bad'), read({ accessToken: 'old' }, { at: 5 })],
    ],
    [
      'lets its browser ask first, then stops',
      'met',
      [issuing('bad'), { ...read({ accessToken: 'bad' }), step: 'preflight' }],
    ],
    [
      'uses it late, after good logins',
      'not met',
      [
        issuing('bad'),
        issuing('good'),
        read({ accessToken: 'good' }, { at: 5000 }),
        read({ accessToken: 'bad' }, { at: 900_000 }),
      ],
    ],
    ['uses it in another run', 'not met', [issuing('bad'), read({ accessToken: 'bad' }, { run: 'run-2' })]],
    [
      'uses only the token of the second strike',
      'not met',
      [issuing('bad'), issuing('worse'), read({ accessToken: 'worse' })],
      { struck: [1, 2] },
    ],
    ['was given none that is known', 'inconclusive', [issuing(), read({ accessToken: 'at' })]],
    ['has sent nothing so far', 'pending', [issuing('bad')], { ending: 'open' }],
  ],
})

describePersonas(doesNotUse('code'), {
  silent: ['met', [authorize({ issuedCode: 'c1' })]],
  personas: [
    ['drops the code', 'met', [authorize({ issuedCode: 'c1' }), token({ code: 'c2' })]],
    ['redeems it', 'not met', [authorize({ issuedCode: 'c1' }), token({ code: 'c1' })]],
  ],
})

const launch = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } } as const

describePersonas(doesNotUse('launch'), {
  silent: ['met', [launch]],
  personas: [
    ['launches on its own', 'met', [launch, authorize()]],
    ['passes the launch on', 'not met', [launch, authorize({ launch: 'l1' })]],
  ],
})

test('takes no use before the strike for a reaction', () => {
  const used = [authorize({ launch: 'l1' }), { ...launch }]
  expect(concludeAbout(doesNotUse('launch'), used, { struck: 2 }).outcome).toBe('met')
})
