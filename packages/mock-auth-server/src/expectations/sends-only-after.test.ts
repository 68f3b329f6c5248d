import { authorize, discovery, read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { sendsOnlyAfter } from './index.ts'

const metadata = { step: 'metadata' } as const

describePersonas(sendsOnlyAfter('authorize', 'metadata'), {
  silent: ['met', [discovery()]],
  personas: [
    ['reads the metadata first', 'met', [discovery(), metadata, authorize()]],
    ['reads them too late', 'not met', [discovery(), authorize(), metadata]],
    [
      'does not wait for them',
      'not met',
      [discovery(), { ...metadata, at: 1000, lasts: 500 }, authorize({}, { at: 1200 })],
    ],
    ['does not log in', 'met', [discovery(), read()]],
    ['had read them before', 'met', [metadata, discovery(), authorize()], { struck: 2 }],
    ['had logged in before', 'met', [authorize(), discovery()], { struck: 2 }],
    [
      'has another run that reads them',
      'not met',
      [{ ...metadata, run: 'run-2' }, discovery(), { ...metadata, run: 'run-2' }, authorize()],
      { struck: 2 },
    ],
    ['logs in late without them', 'not met', [discovery(), read(), read(), authorize({}, { at: 900_000 })]],
    [
      'has no run',
      'met',
      [{ ...discovery(), run: undefined, facts: { clientId: 'app' } }, metadata, authorize()],
    ],
    ['has just been answered', 'pending', [discovery()], { ending: 'open' }],
    [
      'had begun its login before the strike',
      'met',
      [authorize({}, { lasts: 1500 }), discovery()],
      { struck: 2, once: true },
    ],
    [
      'begins its login while it reads them',
      'not met',
      [discovery(), { ...metadata, lasts: 100 }, authorize({}, { at: 1050, lasts: 200 })],
    ],
    [
      'begins its login as it has them',
      'met',
      [discovery(), { ...metadata, lasts: 100 }, authorize({}, { at: 1100 })],
    ],
  ],
})
