import { bulk, exportStatus } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { limitsExportRequests } from './index.ts'

const ended = bulk('status', {}, { method: 'DELETE' })

describePersonas(limitsExportRequests('file', 0), {
  silent: ['met', [exportStatus]],
  personas: [
    ['asks for no file', 'met', [exportStatus, bulk('status')]],
    ['asks for a file', 'not met', [exportStatus, bulk('file')]],
    ['had asked already', 'met', [exportStatus, bulk('file', {}, { at: 5 })]],
    ['asks for a file late', 'not met', [exportStatus, bulk('status'), bulk('file', {}, { at: 900_000 })]],
    ['has just been answered', 'pending', [exportStatus], { ending: 'open' }],
  ],
})

describePersonas(limitsExportRequests('kick-off', 1), {
  silent: ['met', [exportStatus]],
  personas: [
    ['begins one new export', 'met', [exportStatus, bulk('kick-off')]],
    ['begins two', 'not met', [exportStatus, bulk('kick-off'), bulk('kick-off')]],
    [
      'begins one in each job',
      'met',
      [exportStatus, bulk('kick-off'), bulk('kick-off', {}, { run: 'run-2' })],
    ],
  ],
})

describePersonas(limitsExportRequests('status', 0), {
  silent: ['met', [exportStatus]],
  personas: [
    ['ends the export', 'met', [exportStatus, ended]],
    ['polls', 'not met', [exportStatus, bulk('status')]],
  ],
})
