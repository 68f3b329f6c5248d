import { expect, test } from 'vitest'
import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import type { StrikeContext } from '../core/declare/expectation.ts'
import { showsError } from './index.ts'

const bad = read({}, { reply: { status: 500 } })

describePersonas(showsError(), {
  silent: ['inconclusive', [bad]],
  personas: [
    [
      'shows the text of an exception as a warning',
      'not met',
      [read()],
      { seen: [['visible-warning', 'TypeError: x is not a function'], ['settled']] },
    ],
    [
      'breaks, and nobody looks again',
      'not met',
      [bad],
      { seen: [['visible-error', 'TypeError: x is undefined']], ending: 'quiet' },
    ],
    ['shows an error', 'met', [bad], { seen: [['visible-error', 'The server cannot be reached.']] }],
    [
      'tells what failed, and the cause with it',
      'met',
      [bad],
      { seen: [['visible-error', 'Failed to fetch the patient: SyntaxError: Unexpected token']] },
    ],
    ['shows a blank page', 'not met', [bad], { seen: [['settled']] }],
    [
      'shows what the script engine says',
      'not met',
      [bad],
      { seen: [['visible-error', 'TypeError: x is undefined']] },
    ],
    [
      'shows what the script engine says, then an error',
      'met',
      [bad],
      {
        seen: [
          ['visible-error', 'x is not iterable'],
          ['visible-error', 'No data.'],
        ],
      },
    ],
    ['ends with a failure', 'met', [bad], { seen: [['exit-code', '1']] }],
    ['ends as if all were well', 'not met', [bad], { seen: [['exit-code', '0']] }],
    [
      'tries again and then tells',
      'met',
      [bad, bad, read({}, { at: 60_000 })],
      { seen: [['visible-error', 'No data.']] },
    ],
    ['changes its page', 'inconclusive', [bad], { seen: [['page-changed', 'No data'], ['settled']] }],
    [
      'changes its page, unseen to its end',
      'inconclusive',
      [bad],
      { seen: [['page-changed', 'No data']], ending: 'quiet' },
    ],
    ['sends more, and nobody looks', 'inconclusive', [bad, read()], { ending: 'quiet' }],
    [
      'shows an error in another run',
      'not met',
      [bad, read({}, { run: 'run-2' })],
      { seen: [['visible-error', 'No data.', 'run-2'], ['settled']] },
    ],
    [
      'shows nothing after many good reads',
      'not met',
      [bad, read(), read(), read({}, { at: 900_000 })],
      { seen: [['settled']] },
    ],
    [
      'shows it after an end that was no end',
      'met',
      [bad],
      { seen: [['settled'], ['visible-error', 'No data.']] },
    ],
    ['has just been answered', 'pending', [bad], { ending: 'open' }],
    [
      'shows what the script engine says, so far',
      'pending',
      [bad],
      { seen: [['visible-error', 'TypeError: x']], ending: 'open' },
    ],
    ['ends with a failure that is told', 'met', [bad], { seen: [['exit-code', '1']], says: 'exit code 1' }],
    [
      'shows what is told',
      'met',
      [bad],
      { seen: [['visible-error', 'No data.']], says: 'the app says: No data.' },
    ],
  ],
})

test('takes no end for one after which more came', () => {
  const monitor = showsError().start({} as StrikeContext)
  monitor.onObservation?.({ seq: 1, run: undefined, at: 0, kind: 'settled', detail: '' })
  expect(monitor.conclude({ kind: 'quiet' }).outcome).toBe('inconclusive')
  expect(monitor.conclude({ kind: 'ended' }).outcome).toBe('not met')
})
