import type { RunExchange } from '../../test/support/example-journal.ts'
import { read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { honoursRetryAfter } from './index.ts'

const refused = (at: number, more: Partial<RunExchange> = {}) =>
  read({}, { at, reply: { status: 429, headers: [['Retry-After', '5']] }, ...more })
const again = (at: number, more: Partial<RunExchange> = {}) => read({}, { at, ...more })
const other = { target: '/fhir/Patient/b' }
const end = { method: 'DELETE' }

describePersonas(honoursRetryAfter(), {
  silent: ['met', [refused(0)]],
  personas: [
    [
      'had asked for it before',
      'met',
      [again(0, { lasts: 1500 }), refused(1000), again(6200)],
      { struck: 2 },
    ],
    ['returns at once', 'not met', [refused(0), again(10)]],
    [
      'asks in two widgets, answered in turn',
      'met',
      [refused(0, { connection: 1 }), again(12, { connection: 2, sentAt: 0 })],
    ],
    [
      'may have asked in two widgets',
      'inconclusive',
      [refused(0, { connection: 1 }), again(12, { connection: 2 })],
    ],
    ['waits', 'met', [refused(0), again(5100)]],
    ['waits, but for the clock', 'met', [refused(0), again(4960)]],
    ['returns too early', 'not met', [refused(0), again(4900)]],
    [
      'returns too early with a new token',
      'not met',
      [refused(0), again(900, { facts: { accessToken: 'new' } })],
    ],
    ['asks for something else meanwhile', 'met', [refused(0), again(900, other), again(5100)]],
    ['ends the export', 'met', [refused(0), again(900, end)]],
    ['had asked twice at once', 'met', [refused(0), again(5), again(5100)]],
    ['does not return', 'met', [refused(0)]],
    [
      'waits at first and hurries late',
      'not met',
      [refused(0), refused(5100), again(6000)],
      { struck: [1, 2] },
    ],
    ['is refused again too early', 'not met', [refused(0), refused(900)], { struck: [1, 2] }],
    [
      'hurries with the first of two',
      'not met',
      [refused(0), refused(20, other), again(900)],
      { struck: [1, 2] },
    ],
    [
      'waits with both',
      'met',
      [refused(0), refused(20, other), again(5100), again(5200, other)],
      { struck: [1, 2] },
    ],
    ['is told nothing', 'met', [read({}, { reply: { status: 503 } }), again(1000)]],
    ['waits so far', 'pending', [refused(0)], { ending: 'open' }],
    ['has waited, more may follow', 'pending', [refused(0), again(5100)], { ending: 'open' }],
    ['was not struck in a request', 'inconclusive', [token()], { struck: [], performed: true }],
    [
      'was not struck in a request at first',
      'not met',
      [token(), refused(1000), again(1500)],
      { struck: 2, performed: true },
    ],
    ['waits, and is told how long', 'met', [refused(0), again(5100)], { says: 'required were 5000 ms' }],
    ['stops, and is told so', 'met', [refused(0)], { says: 'was not repeated' }],
    [
      'waits with the second of two, and is told how long',
      'met',
      [refused(0, other), refused(20), again(5100)],
      { struck: [1, 2], says: 'required were 5000 ms' },
    ],
  ],
})
