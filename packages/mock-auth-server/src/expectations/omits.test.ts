import { authorize, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { omits } from './index.ts'

const launch = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } } as const

describePersonas(omits('authorize', 'launch'), {
  silent: ['met', [launch]],
  personas: [
    ['leaves it out', 'met', [launch, authorize()]],
    ['makes it up', 'not met', [launch, authorize({ launch: 'undefined' })]],
    ['sends it in another step', 'met', [launch, token({ launch: 'l1' })]],
    ['had begun its login before', 'met', [launch, authorize({ launch: 'l0' }, { at: 5 })]],
    ['has another login that was launched', 'met', [launch, authorize({ launch: 'l0' }, { run: 'run-2' })]],
    [
      'makes it up late',
      'not met',
      [launch, authorize(), token(), authorize({ launch: 'null' }, { at: 900_000 })],
    ],
    ['has just been answered', 'pending', [launch], { ending: 'open' }],
  ],
})
