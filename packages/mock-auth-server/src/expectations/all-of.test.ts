import { expect, test } from 'vitest'
import { authorize, failedRead, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import type { RunAttribution, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { allOf, anyOf, doesNotUse, omits, reauthorizes, repeatsAtMost, retries, showsError } from './index.ts'

const other = { target: '/fhir/Patient/b' }

describePersonas(allOf(repeatsAtMost(2), showsError()), {
  silent: ['inconclusive', [failedRead(0)]],
  personas: [
    [
      'tries twice and tells',
      'met',
      [failedRead(0), failedRead(900)],
      { seen: [['visible-error', 'No data.']] },
    ],
    [
      'tries thrice and tells',
      'not met',
      [failedRead(0), failedRead(900), failedRead(1800)],
      { seen: [['visible-error', 'No data.']] },
    ],
    ['tries twice and does not tell', 'not met', [failedRead(0), failedRead(900)], { seen: [['settled']] }],
    [
      'is struck in another request, and repeats that',
      'not met',
      [failedRead(0), ...[1, 2, 3].map((n) => failedRead(n * 1000, other))],
      { struck: [1, 2], seen: [['visible-error', 'No data.']] },
    ],
    [
      'tells, and may go on',
      'pending',
      [failedRead(0)],
      { seen: [['visible-error', 'No data.']], ending: 'open' },
    ],
    [
      'tries thrice, late',
      'not met',
      [failedRead(0), read({}, { ...other, at: 600_000 }), ...[1, 2, 3].map((n) => failedRead(700_000 + n))],
      { struck: [1, 3], seen: [['settled']] },
    ],
  ],
})

describePersonas(anyOf(retries(), showsError()), {
  silent: ['inconclusive', [failedRead(0)]],
  personas: [
    ['tries again', 'met', [failedRead(0), read({}, { at: 50 })]],
    ['tells', 'met', [failedRead(0)], { seen: [['visible-error', 'No data.']] }],
    ['does neither', 'not met', [failedRead(0)]],
    [
      'does neither for the second of two',
      'not met',
      [failedRead(0), failedRead(20, other), read({}, { at: 900 })],
      { struck: [1, 2] },
    ],
    ['does neither, late', 'not met', [failedRead(0), read({}, { ...other, at: 900_000 })]],
    ['does neither so far', 'pending', [failedRead(0)], { ending: 'open' }],
  ],
})

const struck = token({ issuedAccessToken: 'bad' })

describePersonas(allOf(doesNotUse('token'), omits('authorize', 'launch')), {
  silent: ['met', [struck]],
  personas: [
    ['does neither', 'met', [struck, authorize()]],
    ['has another run of another kind', 'met', [struck, authorize({ launch: 'l0' }, { run: 'run-2' })]],
    ['does what is watched in the run', 'not met', [struck, authorize({ launch: 'l0' })]],
    [
      'does what is watched in the tenant, in another run',
      'not met',
      [struck, read({ accessToken: 'bad' }, { run: 'run-2' })],
    ],
    ['does both', 'not met', [struck, read({ accessToken: 'bad' }), authorize({ launch: 'l0' })]],
    ['does one late', 'not met', [struck, authorize(), read({ accessToken: 'bad' }, { at: 900_000 })]],
  ],
})

describePersonas(anyOf(reauthorizes(), showsError()), {
  silent: ['inconclusive', [struck]],
  isMetByLaterLogin: true,
  personas: [
    ['logs in again', 'met', [struck, authorize({}, { run: 'run-2' })], { ending: 'open' }],
    ['does nothing', 'not met', [struck]],
  ],
})

test('allOf concludes finally as soon as one part is violated', () => {
  const violated = { outcome: 'not met', reason: 'no', evidence: [1] } as const
  const conclude = () => ({ outcome: 'met', reason: 'so', evidence: [] }) as const
  const parts = [{}, { onExchange: () => violated }].map((monitor) => ({
    name: 'part',
    sentence: 'does it',
    start: () => ({ ...monitor, conclude }),
  }))
  const monitor = allOf(...parts).start({} as StrikeContext)
  const attribution: RunAttribution = { strength: 'only', isInRun: true }
  expect(monitor.onExchange?.({} as JournalEntry, attribution)).toMatchObject({ outcome: 'not met' })
})
