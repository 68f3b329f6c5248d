import type { RunExchange } from '../../test/support/example-journal.ts'
import { discovery, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { abortsConnection } from './index.ts'

const connection: RunExchange = {
  step: 'connection',
  listener: 'side',
  facts: { diagnosis: 'the client aborted the TLS handshake: tlsv1 alert unknown ca' },
}
const atSide = token({ code: 'c1' }, { listener: 'side' })

describePersonas(abortsConnection(), {
  silent: ['inconclusive', [discovery()]],
  personas: [
    ['aborts the connection (F-277, F-278)', 'met', [discovery(), connection, token()]],
    ['aborts it, and nobody looks', 'met', [discovery(), connection], { ending: 'quiet' }],
    ['never opens it', 'met', [discovery(), token()]],
    [
      'opens it without a word',
      'inconclusive',
      [discovery(), { ...connection, facts: {} }],
      { ending: 'quiet' },
    ],
    ['sends a request over it', 'not met', [discovery(), connection, atSide]],
    [
      'sends a request over it in another run',
      'not met',
      [discovery(), connection, { ...atSide, run: 'run-2' }],
    ],
    ['sends a request over it at once', 'not met', [discovery(), connection, atSide], { ending: 'open' }],
    [
      'had sent a request before the strike',
      'met',
      [{ ...atSide, lasts: 1500 }, discovery(), connection],
      { struck: 2, once: true },
    ],
    [
      'tries again late, and sends a request',
      'not met',
      [discovery(), connection, connection, { ...atSide, at: 900_000 }],
    ],
    ['has aborted it so far', 'pending', [discovery(), connection], { ending: 'open' }],
  ],
})
