import { failedRead, read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { backsOff } from './index.ts'

const other = { target: '/fhir/Patient/b' }

describePersonas(backsOff(), {
  silent: ['met', [failedRead(0)]],
  personas: [
    ['waits longer each time', 'met', [failedRead(0), failedRead(500), failedRead(1500)]],
    ['shortens a pause at random', 'met', [failedRead(0), failedRead(1500), failedRead(2000)]],
    ['waits just long enough', 'met', [failedRead(0), failedRead(210)]],
    ['shortens it too much', 'not met', [failedRead(0), failedRead(1000), failedRead(1200)]],
    ['returns at once', 'not met', [read(), read({}, { at: 30 })]],
    [
      'asks in two widgets over two connections',
      'inconclusive',
      [failedRead(0, { connection: 1 }), failedRead(12, { connection: 2 })],
    ],
    [
      'asks in two widgets at once, answered in turn',
      'met',
      [failedRead(0, { connection: 1 }), failedRead(12, { connection: 2, sentAt: 0 })],
    ],
    [
      'hurries over another connection',
      'not met',
      [failedRead(0, { connection: 1, ends: true }), failedRead(100, { connection: 2 })],
    ],
    [
      'may have been opening another connection',
      'inconclusive',
      [failedRead(0, { connection: 1 }), failedRead(100, { connection: 2 })],
    ],
    ['does not return', 'met', [failedRead(0), read({}, { at: 30, ...other })]],
    ['asks in two widgets', 'met', [failedRead(0), failedRead(3)]],
    ['reads again after a good retry', 'met', [failedRead(0), read({}, { at: 500 }), read({}, { at: 520 })]],
    [
      'hurries with another request',
      'not met',
      [failedRead(0), failedRead(500, other), failedRead(530, other)],
      { struck: [1, 2] },
    ],
    ['hurries late', 'not met', [failedRead(0), failedRead(60_000), failedRead(60_020)], { struck: [1, 2] }],
    ['hurries when it is struck again', 'not met', [failedRead(0), failedRead(30)], { struck: [1, 2] }],
    ['was not struck in a request', 'inconclusive', [read()], { struck: [], performed: true }],
    ['has just been answered', 'pending', [failedRead(0)], { ending: 'open' }],
    [
      'may be opening another connection just now',
      'pending',
      [failedRead(0, { connection: 1 }), failedRead(100, { connection: 2 })],
      { ending: 'open' },
    ],
    ['hurries over one connection', 'not met', [1, 2].map((n) => failedRead(n * 12, { connection: 1 }))],
    [
      'waits, and is told how long',
      'met',
      [failedRead(0), failedRead(500)],
      { says: 'repeated after 490 ms' },
    ],
    ['stops, and is told so', 'met', [failedRead(0)], { says: 'was not repeated' }],
  ],
})
