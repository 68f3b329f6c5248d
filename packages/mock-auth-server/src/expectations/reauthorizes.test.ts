import { authorize, read, refusedRead } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { reauthorizes } from './index.ts'

const refused = refusedRead()
const nameless = refusedRead({ clientId: undefined })

describePersonas(reauthorizes(), {
  silent: ['inconclusive', [refused]],
  isMetByLaterLogin: true,
  personas: [
    ['logs in again', 'met', [refused, authorize()]],
    ['logs in again in a new run', 'met', [refused, authorize({}, { run: 'run-2' })]],
    ['logs in again late', 'met', [refused, read(), authorize({}, { at: 900_000 })]],
    ['stops', 'not met', [refused]],
    ['reads on and on', 'not met', [refused, read(), read({}, { at: 900_000 })]],
    ['had begun a login before', 'not met', [refused, authorize({}, { at: 5 })]],
    ['has another client log in', 'not met', [refused, authorize({ clientId: 'b' })]],
    ['logs in again, whoever it is', 'met', [nameless, authorize()]],
    ['has another run log in, whoever it is', 'not met', [nameless, authorize({}, { run: 'run-2' })]],
    ['has just been answered', 'pending', [refused], { ending: 'open' }],
  ],
})
