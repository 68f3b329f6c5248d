import { read, refresh, refusedRead, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { refreshesAtMost } from './index.ts'

const granted = token({ issuedRefreshToken: 'r1' }, { run: 'run-0' })

describePersonas(refreshesAtMost(1), {
  silent: ['met', [refusedRead()]],
  personas: [
    ['refreshes once', 'met', [granted, refusedRead(), refresh('r1')], { struck: 2 }],
    [
      'refreshes twice',
      'not met',
      [refusedRead(), refresh('r1', {}, { reply: { status: 503 } }), refresh('r2')],
    ],
    ['was struck at a refresh, and refreshes again', 'not met', [refresh('r1'), refresh('r2')]],
    [
      'refreshes again after data came',
      'met',
      [granted, refusedRead(), refresh('r1'), read(), refresh('r1')],
      { struck: 2 },
    ],
    [
      'refreshes again although its data are refused',
      'not met',
      [refusedRead(), refresh('r1'), refusedRead(), refresh('r2')],
    ],
    [
      'has older data come in meanwhile',
      'not met',
      [refusedRead(), read({}, { at: 5 }), refresh('r1'), refresh('r2')],
    ],
    [
      'reads data in another run',
      'not met',
      [refusedRead(), refresh('r1'), read({}, { run: 'run-2' }), refresh('r2')],
    ],
    [
      'asks for userinfo in between',
      'not met',
      [refusedRead(), refresh('r1'), { step: 'userinfo' }, refresh('r2')],
    ],
    ['redeems codes', 'met', [refusedRead(), token({ code: '1' }), token({ code: '2' })]],
    [
      'invents refresh tokens, which begin runs of their own',
      'not met',
      [refusedRead(), refresh('null', {}, { run: 'run-2' }), refresh('undefined', {}, { run: 'run-3' })],
    ],
    [
      'refreshes in another session of its own',
      'met',
      [
        granted,
        token({ issuedRefreshToken: 'r9' }, { run: 'run-2' }),
        refusedRead(),
        refresh('r9', {}, { run: 'run-2' }),
        refresh('r1'),
      ],
      { struck: 3 },
    ],
    [
      'leaves another client its invented tokens',
      'met',
      [granted, refusedRead(), refresh('r1'), refresh('x', { clientId: 'b' }, { run: 'run-2' })],
      { struck: 2 },
    ],
    [
      'leaves a nameless client its invented tokens',
      'met',
      [granted, refusedRead(), refresh('r1'), refresh('x', { clientId: undefined }, { run: 'run-2' })],
      { struck: 2 },
    ],
    [
      'refreshes twice, late',
      'not met',
      [refusedRead(), refresh('r1', {}, { at: 900_000 }), refresh('r2', {}, { at: 1_800_000 })],
    ],
    ['has just been answered', 'pending', [refusedRead()], { ending: 'open' }],
    [
      'was refreshing at the time',
      'met',
      [refresh('r1', {}, { lasts: 1500 }), read({}, { at: 1000 })],
      { struck: 2, once: true },
    ],
  ],
})

const issuing = token({ grantType: 'client_credentials', issuedAccessToken: 'at' })

describePersonas(refreshesAtMost(0), {
  silent: ['met', [issuing]],
  personas: [
    ['asks for a new token', 'met', [issuing, token({ jti: '2' })]],
    ['refreshes', 'not met', [issuing, refresh('made-up')]],
    ['refreshes late, after good data', 'not met', [issuing, read(), read(), refresh('made-up')]],
    ['refreshed before the strike', 'met', [granted, refresh('r1'), issuing], { struck: 3 }],
    [
      'was refreshing at the strike',
      'met',
      [granted, refresh('r1', {}, { at: 10, lasts: 3000 }), { ...issuing, at: 1000 }],
      { struck: 3, once: true },
    ],
    ['has just been answered', 'pending', [issuing], { ending: 'open' }],
  ],
})
