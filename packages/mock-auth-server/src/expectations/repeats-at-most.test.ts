import { failedRead, read, refresh, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { repeatsAtMost } from './index.ts'

const loop = (from: number, apart: number, count: number) =>
  Array.from({ length: count }, (_, index) => failedRead(from + index * apart))

/** Requests that come one after the other, each 2 ms after the reply before it, over those connections. */
const over = (connections: readonly number[], sentAt?: number) =>
  connections.map((connection, index) =>
    failedRead(index * 4, { lasts: 2, connection, ...(sentAt === undefined ? {} : { sentAt }) }),
  )

describePersonas(repeatsAtMost(2), {
  silent: ['met', [failedRead(0)]],
  personas: [
    ['tries twice', 'met', loop(0, 900, 2)],
    ['tries three times', 'not met', loop(0, 900, 3)],
    ['tries three times without a pause', 'not met', loop(0, 10, 3)],
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
    ['loads in eight places at once, which are answered in turn', 'met', over([1, 2, 3, 4, 5, 6, 7, 8], 0)],
    [
      'loads in eight places over six connections, answered in turn',
      'inconclusive',
      [
        ...over([1, 2, 3, 4, 5, 6], 0),
        failedRead(25, { lasts: 2, connection: 1 }),
        failedRead(29, { lasts: 2, connection: 2 }),
        failedRead(33, { lasts: 2, connection: 1 }),
      ],
    ],
    ['loads in five places, over connections that it had', 'inconclusive', over([1, 2, 3, 4, 5])],
    [
      'loads in places that each retry once, at times of their own',
      'inconclusive',
      [
        ...over([1, 2, 3, 4, 5, 6], 0),
        failedRead(400, { connection: 2 }),
        failedRead(900, { connection: 1 }),
        failedRead(1300, { connection: 2 }),
      ],
    ],
    ['loops over one connection', 'not met', over([1, 1, 1])],
    ['loops over four connections', 'not met', over([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4])],
    ['loops over two connections in turn', 'not met', over([1, 2, 1, 2, 1])],
    ['may have two places that try twice', 'inconclusive', over([1, 2, 1, 2])],
    [
      'loops over other connections of a server that waits',
      'not met',
      over([1, 2, 3]).map((each) => ({ ...each, ends: true, streak: (each.at ?? 0) + 1 })),
    ],
    [
      'loads in three places, over connections that open slowly and stay open',
      'inconclusive',
      over([1, 2, 3]).map((each) => ({ ...each, streak: (each.at ?? 0) + 1 })),
    ],
    [
      'loads in eight places over five connections, of which the first opens early',
      'inconclusive',
      [
        ...over([1, 1, 1, 1]),
        ...[2, 3, 4, 5].map((connection) => failedRead(100 + connection, { lasts: 2, connection })),
      ],
    ],
    [
      'loops over one connection, and loads in four other places later',
      'not met',
      [
        ...over([1, 1, 1, 1]),
        ...[2, 3, 4, 5].map((connection) => failedRead(400 + connection, { lasts: 2, connection })),
      ],
    ],
    [
      'loops with pauses, over new connections',
      'not met',
      [1, 2, 3].map((connection) => failedRead(connection * 300, { connection })),
    ],
    [
      'loops with short pauses, over connections that end',
      'not met',
      [1, 2, 3].map((connection) => failedRead(connection * 100, { connection, ends: true })),
    ],
    [
      'loops over its six connections without end',
      'not met',
      over(Array.from({ length: 100 }, (_, index) => (index % 6) + 1)),
    ],
    [
      'waits for a connection while others hang',
      'inconclusive',
      [
        failedRead(0, { connection: 1, lasts: 300 }),
        ...[2, 3, 4, 5, 6].map((connection) => failedRead(1, { connection, lasts: 5000 })),
        failedRead(301, { connection: 1, lasts: 300 }),
        failedRead(602, { connection: 1, lasts: 300 }),
      ],
    ],
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
    ['asks once, and is told so', 'met', [failedRead(0)], { says: 'the request was sent once' }],
    ['asks twice, and is told so', 'met', loop(0, 900, 2), { says: 'the request was sent 2 times' }],
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
