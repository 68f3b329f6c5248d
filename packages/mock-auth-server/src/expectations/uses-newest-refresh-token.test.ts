import { read, refresh, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesNewestRefreshToken } from './index.ts'

const rotating = (from: string, issuedRefreshToken: string, more = {}) =>
  refresh(from, { issuedRefreshToken }, more)

const granted = token({ issuedRefreshToken: 'r1' }, { run: 'run-0' })

describePersonas(usesNewestRefreshToken(), {
  silent: ['inconclusive', [refresh('r1')]],
  personas: [
    ['keeps the old one when none came', 'met', [granted, refresh('r1'), refresh('r1')], { struck: 2 }],
    ['makes one up when none came', 'not met', [granted, refresh('r1'), refresh('undefined')], { struck: 2 }],
    [
      'makes one up, which begins a run of its own',
      'not met',
      [granted, refresh('r1'), refresh('undefined', {}, { run: 'run-2' })],
      { struck: 2 },
    ],
    ['sends none', 'not met', [granted, refresh('r1'), refresh(undefined)], { struck: 2 }],
    [
      'takes each new one',
      'met',
      [granted, rotating('r1', 'r2'), rotating('r2', 'r3'), refresh('r3')],
      { struck: 2 },
    ],
    [
      'keeps the old one when a new one came',
      'not met',
      [granted, rotating('r1', 'r2'), refresh('r1')],
      { struck: 2 },
    ],
    [
      'was refreshing at the time',
      'met',
      [granted, rotating('r1', 'r2'), refresh('r1', {}, { at: 1005 }), refresh('r2')],
      { struck: 2 },
    ],
    [
      'was refreshing while a new one came',
      'met',
      [granted, refresh('r1'), rotating('r1', 'r2'), refresh('r1', {}, { at: 2005 }), refresh('r2')],
      { struck: 2 },
    ],
    ['never refreshes again', 'inconclusive', [granted, rotating('r1', 'r2'), read()], { struck: 2 }],
    [
      'has another session of its own',
      'met',
      [
        granted,
        token({ issuedRefreshToken: 'r9' }, { run: 'run-2' }),
        rotating('r1', 'r2'),
        refresh('r9', {}, { run: 'run-2' }),
        refresh('r2'),
      ],
      { struck: 3 },
    ],
    [
      'has another session that rotates',
      'met',
      [
        granted,
        token({ issuedRefreshToken: 'r9' }, { run: 'run-2' }),
        rotating('r1', 'r2'),
        rotating('r9', 'r10', { run: 'run-2' }),
        refresh('r2'),
      ],
      { struck: 3 },
    ],
    [
      'falls back late',
      'not met',
      [
        granted,
        rotating('r1', 'r2'),
        rotating('r2', 'r3'),
        rotating('r3', 'r4'),
        refresh('r2', {}, { at: 900_000 }),
      ],
      { struck: 2 },
    ],
    ['has just been answered', 'pending', [granted, refresh('r1')], { struck: 2, ending: 'open' }],
    [
      'was rotating at the time, and is answered late',
      'met',
      [
        granted,
        rotating('r1', 'late', { at: 1000, lasts: 1500 }),
        rotating('r1', 'r2', { at: 1100 }),
        refresh('r2', {}, { at: 3000 }),
      ],
      { struck: 3, once: true },
    ],
    [
      'refreshes with a token that the history has forgotten',
      'inconclusive',
      [
        token({ issuedRefreshToken: 'r9' }, { run: 'run-2' }),
        granted,
        refresh('r1'),
        refresh('r9', {}, { run: 'run-2' }),
      ],
      { struck: 3, forgets: 1, once: true, says: 'older exchanges were evicted' },
    ],
    [
      'makes one up as it is answered',
      'not met',
      [granted, refresh('r1'), refresh('zz', {}, { at: 1010 })],
      { struck: 2 },
    ],
    [
      'sends none, where none is known',
      'not met',
      [read(), refresh(undefined)],
      { says: 'no refresh token' },
    ],
    [
      'sends another, and is told so',
      'not met',
      [granted, refresh('r1'), refresh('zz')],
      { struck: 2, says: 'another refresh token' },
    ],
  ],
})
