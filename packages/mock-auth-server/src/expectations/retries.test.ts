import { failedRead, read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { retries } from './index.ts'

const other = { target: '/fhir/Patient/b' }

describePersonas(retries(), {
  silent: ['inconclusive', [failedRead(0)]],
  personas: [
    ['reads again', 'met', [failedRead(0), read({}, { at: 50 })]],
    ['reads something else', 'not met', [failedRead(0), read({}, { at: 50, ...other })]],
    ['stops', 'not met', [failedRead(0)]],
    [
      'is struck in two that take no time',
      'not met',
      [failedRead(0), failedRead(20, { ...other, lasts: 0 }), read({}, { at: 50 })],
      { struck: [1, 2] },
    ],
    ['reads again after a person has waited', 'met', [failedRead(0), read({}, { at: 600_000 })]],
    ['reads again as soon as it can', 'met', [failedRead(0), read({}, { at: 10 })]],
    [
      'asks in two widgets, answered in turn',
      'not met',
      [failedRead(0, { connection: 1 }), failedRead(12, { connection: 2, sentAt: 0 })],
    ],
    [
      'asks in two widgets, of which one asks again',
      'met',
      [
        failedRead(0, { connection: 1 }),
        failedRead(12, { connection: 2, sentAt: 0 }),
        read({}, { at: 500, connection: 1 }),
      ],
    ],
    [
      'may have asked in two widgets',
      'inconclusive',
      [failedRead(0, { connection: 1 }), failedRead(12, { connection: 2 })],
    ],
    [
      'reads again over the same connection',
      'met',
      [failedRead(0, { connection: 1 }), read({}, { at: 12, connection: 1 })],
    ],
    ['had asked twice at once', 'not met', [failedRead(0), read({}, { at: 5 })]],
    ['is struck again by its retry', 'met', [failedRead(0), failedRead(500)], { struck: [1, 2] }],
    [
      'is struck a third time after it has retried',
      'met',
      [failedRead(0), read({}, { at: 50 }), failedRead(900)],
      { struck: [1, 3] },
    ],
    [
      'reads one of two again',
      'not met',
      [failedRead(0), failedRead(20, other), read({}, { at: 900 })],
      { struck: [1, 2] },
    ],
    [
      'reads both again',
      'met',
      [failedRead(0), failedRead(20, other), read({}, { at: 900 }), read({}, { at: 920, ...other })],
      { struck: [1, 2] },
    ],
    [
      'reads the other alone late, after good reads',
      'not met',
      [failedRead(0), ...[1, 2, 3].map((n) => read({}, { target: `/fhir/Patient/${n}` }))],
    ],
    ['was not struck in a request', 'inconclusive', [read()], { struck: [], performed: true }],
    ['has just been answered', 'pending', [failedRead(0)], { ending: 'open' }],
    [
      'is struck again by what it has retried with success, after another',
      'met',
      [
        failedRead(0),
        read({}, { at: 50 }),
        failedRead(100, other),
        read({}, { at: 150, ...other }),
        failedRead(900),
      ],
      { struck: [1, 3, 5] },
    ],
    [
      'may have asked in two widgets just now',
      'pending',
      [failedRead(0, { connection: 1 }), failedRead(12, { connection: 2 })],
      { ending: 'open' },
    ],
  ],
})
