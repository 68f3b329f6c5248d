import { read, refresh, refusedRead } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { refreshesOnce } from './index.ts'

const use = (at: number, accessToken: string) => read({ accessToken }, { at })
const refused = refusedRead({ accessToken: 'old' })
const renew = (issuedAccessToken: string, at: number, refreshToken = 'r1') =>
  refresh(refreshToken, { issuedAccessToken }, { at })

describePersonas(refreshesOnce(), {
  silent: ['inconclusive', [refused]],
  personas: [
    ['refreshes and goes on', 'met', [refused, renew('new', 1000), use(2000, 'new')]],
    [
      'refreshes twice',
      'not met',
      [refused, renew('new', 1000), renew('newer', 2000, 'r2'), use(3000, 'newer')],
    ],
    [
      'refreshes again for another reason',
      'met',
      [refused, renew('new', 1000), use(2000, 'new'), renew('newer', 3000, 'r2'), use(4000, 'newer')],
    ],
    [
      'shares a refresh among requests that failed together',
      'met',
      [refused, use(1, 'old'), renew('new', 20), use(40, 'new'), use(41, 'new')],
    ],
    [
      'refreshes for each of them',
      'not met',
      [refused, renew('new', 20), renew('newer', 21), use(40, 'new')],
    ],
    [
      'refreshes for each of them, and one is slow',
      'not met',
      [refused, renew('new', 20), use(40, 'new'), renew('newer', 30, 'r2')],
    ],
    [
      'had begun to refresh before',
      'met',
      [refused, renew('first', 5), renew('new', 1000), use(2000, 'new')],
    ],
    [
      'tries again after the server was unavailable',
      'met',
      [refused, refresh('r1', {}, { at: 500, reply: { status: 503 } }), renew('new', 1000), use(2000, 'new')],
    ],
    ['gives up', 'not met', [refused]],
    ['refreshes and goes on with the old token', 'not met', [refused, renew('new', 1000), use(2000, 'old')]],
    ['refreshes and sends no token', 'not met', [refused, renew('new', 1000), { step: 'fhir-read' }]],
    [
      'is refused the refresh and sends no token',
      'not met',
      [refused, refresh('r1', { error: 'invalid_grant' }, { reply: { status: 400 } }), { step: 'fhir-read' }],
    ],
    [
      'refreshes and asks userinfo alone',
      'not met',
      [refused, renew('new', 1000), { step: 'userinfo', facts: { accessToken: 'new' } }],
    ],
    [
      'refreshes twice late',
      'not met',
      [refused, use(1000, 'old'), renew('new', 900_000), renew('newer', 901_000), use(902_000, 'newer')],
    ],
    ['has just been answered', 'pending', [refused], { ending: 'open' }],
    [
      'refreshes for each of them, and one is slow to be answered',
      'not met',
      [refused, renew('new', 20), use(40, 'new'), { ...renew('newer', 30, 'r2'), lasts: 100 }],
    ],
    [
      'refreshes for another reason as it goes on',
      'met',
      [refused, renew('new', 20), use(40, 'new'), { ...renew('newer', 40, 'r2'), lasts: 100 }],
    ],
    ...[{ isUnanswered: true }, { reply: { status: 500 } }, { reply: { status: 0 } }].map(
      (more) =>
        [
          `tries again after ${JSON.stringify(more)}`,
          'met',
          [refused, refresh('r1', {}, { at: 500, ...more }), renew('new', 1000), use(2000, 'new')],
        ] as const,
    ),
  ],
})
