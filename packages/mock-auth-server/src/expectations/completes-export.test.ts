import { bulk, exportStatus } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { completesExport } from './index.ts'

const failed = bulk('file', {}, { reply: { status: 404 } })

describePersonas(completesExport(), {
  silent: ['inconclusive', [exportStatus]],
  personas: [
    ['fetches a file', 'met', [exportStatus, bulk('file')]],
    ['fetches it after a failure', 'met', [exportStatus, failed, bulk('file')]],
    ['fetches it late', 'met', [exportStatus, bulk('status'), bulk('file', {}, { at: 900_000 })]],
    ['gets no file', 'not met', [exportStatus, failed]],
    ['gets a broken file', 'not met', [exportStatus, bulk('file')], { struck: [1, 2] }],
    ['polls and polls', 'not met', [exportStatus, bulk('status'), bulk('status')]],
    ['stops', 'not met', [exportStatus]],
    [
      'has a file of another export come in',
      'not met',
      [exportStatus, bulk('file', {}, { at: 5 }), bulk('file', {}, { run: 'run-2' })],
    ],
    ['has just been answered', 'pending', [exportStatus], { ending: 'open' }],
  ],
})
