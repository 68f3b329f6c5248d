import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { givesUp } from './index.ts'

const waiting = (lasts: number, endedBy?: 'client' | 'mock', at = 0) =>
  read(endedBy === undefined ? {} : { endedBy }, { lasts, at })

describePersonas(givesUp(), {
  silent: ['met', [waiting(10_000, 'client')]],
  personas: [
    ['gives up after ten seconds', 'met', [waiting(10_000, 'client')]],
    ['gives up after five minutes', 'met', [waiting(300_000, 'client')]],
    ['waits without end', 'not met', [waiting(300_000, 'mock')]],
    ['was still waiting at an early end', 'not met', [waiting(2000, 'mock')]],
    ['waits two minutes for the whole of a slow reply', 'not met', [waiting(120_000)]],
    ['gets its reply within a minute', 'met', [waiting(60_000)]],
    ['gives up and tries again with success', 'met', [waiting(10_000, 'client'), read({}, { at: 20_000 })]],
    [
      'gives up at first and waits without end later',
      'not met',
      [waiting(10_000, 'client'), waiting(300_000, 'mock', 20_000)],
      { struck: [1, 2] },
    ],
    [
      'waits without end at first and gives up later',
      'not met',
      [waiting(300_000, 'mock'), waiting(10_000, 'client', 400_000)],
      { struck: [1, 2] },
    ],
    ['has just given up', 'pending', [waiting(10_000, 'client')], { ending: 'open' }],
    ['was not struck in a request', 'inconclusive', [read()], { struck: [], performed: true }],
    ['gives up, and is told when', 'met', [waiting(10_000, 'client')], { says: 'gave up after 10000 ms' }],
    ['is answered, and is told so', 'met', [waiting(60_000)], { says: 'ended by itself' }],
  ],
})
