import { failedRead, read, refresh, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { repeatsAtMost } from './index.ts'

const loop = (from: number, apart: number, count: number) =>
  Array.from({ length: count }, (_, index) => failedRead(from + index * apart))

describePersonas(repeatsAtMost(2), {
  silent: ['met', [failedRead(0)]],
  personas: [
    ['tries twice', 'met', loop(0, 900, 2)],
    ['tries three times', 'not met', loop(0, 900, 3)],
    ['tries three times without a pause', 'not met', loop(0, 10, 3)],
    [
      'gives up, and tries again before the mock notices that',
      'not met',
      [0, 15, 30].map((at) => failedRead(at, { lasts: 20, facts: { endedBy: 'client' } })),
    ],
    [
      'sends other requests in between',
      'met',
      [
        failedRead(0),
        failedRead(20),
        read({}, { at: 40, target: '/fhir/Patient/b' }),
        read({}, { at: 60, method: 'DELETE' }),
        failedRead(80, { body: 'x' }),
        failedRead(90, { facts: { accessToken: 'other' } }),
      ],
    ],
    ['asks the canary once more', 'met', [...loop(0, 20, 2), failedRead(60, { listener: 'canary' })]],
    ['loads in three widgets at once', 'met', loop(0, 1, 3)],
    ['loads in three widgets at once, and again', 'met', [...loop(0, 1, 3), ...loop(50, 1, 3)]],
    [
      'reads again after a good retry',
      'met',
      [failedRead(0), read({}, { at: 20 }), read({}, { at: 40 }), read({}, { at: 60 })],
    ],
    [
      'reads again after success in another widget',
      'met',
      [failedRead(0), read({}, { at: 5 }), ...loop(50, 20, 3)],
    ],
    ['lets a person look again later', 'met', [...loop(0, 900, 2), ...loop(60_000, 900, 2)]],
    [
      'tries thrice within half a minute',
      'not met',
      [failedRead(0), failedRead(900), failedRead(20_000), failedRead(60_900)],
    ],
    ['is struck by its own retries', 'not met', loop(0, 900, 3), { struck: [1, 2, 3] }],
    [
      'is careful at first and loops at another request',
      'not met',
      [failedRead(0), ...[1000, 1100, 1200].map((at) => failedRead(at, { target: '/fhir/Patient/b' }))],
      { struck: [1, 2] },
    ],
    [
      'recovers, and loops at the same request later',
      'not met',
      [failedRead(0), read({}, { at: 20 }), ...loop(40, 100, 3)],
      { struck: [1, 3] },
    ],
    [
      'is struck again much later, and loops',
      'not met',
      [failedRead(0), ...loop(600_000, 100, 3)],
      { struck: [1, 2] },
    ],
    [
      'loops, and recovers later with care',
      'not met',
      [...loop(0, 20, 3), ...loop(600_000, 20, 2)],
      { struck: [1, 4] },
    ],
    ['has loaded once so far', 'pending', [failedRead(0)], { ending: 'open' }],
  ],
})

describePersonas(repeatsAtMost(1), {
  silent: ['met', [refresh('r1')]],
  personas: [
    ['refreshes with another token', 'met', [refresh('r1'), refresh('r2')]],
    ['refreshes with the same token', 'not met', [refresh('r1'), refresh('r1')]],
    ['redeems another code', 'met', [token({ code: 'c1' }), token({ code: 'c2' })]],
    [
      'asks for another grant',
      'met',
      [token({ code: 'c1' }), token({ code: 'c1', grantType: 'authorization_code' })],
    ],
    ['was not struck in a request', 'inconclusive', [read()], { struck: [], performed: true }],
  ],
})

const assertion = (jti: string, status = 200) =>
  token({ grantType: 'client_credentials', jti }, { reply: { status } })

describePersonas(repeatsAtMost(2), {
  silent: ['met', [assertion('1')]],
  personas: [
    ['signs anew and is refused', 'met', [assertion('1'), assertion('2', 503)]],
    ['goes on signing anew', 'not met', [assertion('1'), assertion('2', 503), assertion('3')]],
  ],
})
