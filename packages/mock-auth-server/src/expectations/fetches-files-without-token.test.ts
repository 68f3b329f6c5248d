import { bulk, exportStatus } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { fetchesFilesWithoutToken } from './index.ts'

const bare = bulk('file', { accessToken: undefined })

describePersonas(fetchesFilesWithoutToken(), {
  silent: ['inconclusive', [exportStatus]],
  personas: [
    ['fetches without a token', 'met', [exportStatus, bare, bulk('status')]],
    ['fetches with the token', 'not met', [exportStatus, bulk('file')]],
    ['fetches no file', 'inconclusive', [exportStatus, bulk('status')]],
    [
      'fetches a file of an earlier export with its token',
      'met',
      [exportStatus, bulk('file', {}, { at: 5 }), bare],
    ],
    [
      'fetches the last one with the token',
      'not met',
      [exportStatus, bare, bare, bulk('file', {}, { at: 900_000 })],
    ],
    ['has fetched one so far', 'pending', [exportStatus, bare], { ending: 'open' }],
  ],
})
