import { authorize, discovery } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesFreshEndpoints } from './index.ts'

const at = (generation: number, state: string, more = {}) =>
  authorize({ state }, { target: `/auth/authorize?generation=${generation}`, ...more })

describePersonas(usesFreshEndpoints('generation'), {
  silent: ['inconclusive', [discovery()]],
  personas: [
    ['discovers for each login', 'met', [discovery(), at(1, 's1'), discovery(), at(2, 's2')], { once: true }],
    [
      'sends a login twice',
      'met',
      [discovery(), at(1, 's1'), at(1, 's1'), discovery(), at(2, 's2')],
      { once: true },
    ],
    ['uses what it discovered first', 'not met', [discovery(), at(1, 's1'), discovery(), at(1, 's2')]],
    ['uses it in another run', 'not met', [discovery(), at(1, 's1'), at(1, 's2', { run: 'run-2' })]],
    [
      'drops the parameter',
      'not met',
      [discovery(), at(1, 's1'), authorize({ state: 's2' }), authorize({ state: 's3' })],
    ],
    ['logs in once', 'inconclusive', [discovery(), at(1, 's1')], { once: true }],
    [
      'leaves another client its endpoints',
      'inconclusive',
      [
        discovery(),
        at(1, 's1'),
        at(1, 's2', { listener: 'canary' }),
        { step: 'decide', target: '/?generation=2' },
      ],
      { once: true },
    ],
    [
      'shares the endpoints with another client',
      'met',
      [discovery(), at(1, 's1'), authorize({ clientId: 'b', state: 's2' }, { target: '/?generation=1' })],
      { once: true },
    ],
    [
      'had logged in before',
      'inconclusive',
      [at(1, 's0', { lasts: 1500 }), discovery(), at(1, 's1')],
      { struck: 2, once: true },
    ],
    [
      'uses it late, after fresh ones',
      'not met',
      [discovery(), at(1, 's1'), at(2, 's2'), at(3, 's3'), at(1, 's4', { at: 900_000 })],
    ],
    ['has logged in once so far', 'pending', [discovery(), at(1, 's1')], { ending: 'open' }],
  ],
})
