import { asserting } from '../../test/support/assertion-exchanges.ts'
import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesFreshAssertions } from './index.ts'

const signed = (jti: string, more = {}) => asserting({ jti }, more)

describePersonas(usesFreshAssertions(), {
  silent: ['met', [signed('1')]],
  personas: [
    ['signs anew', 'met', [signed('1'), signed('2')]],
    ['signs anew each time', 'met', [signed('1'), signed('2'), signed('3')]],
    ['sends its assertion again', 'not met', [signed('1'), signed('1')]],
    ['sends a later one again', 'not met', [signed('1'), signed('2'), signed('2')]],
    ['sends it again in another run', 'not met', [signed('1'), signed('1', { run: 'run-2' })]],
    [
      'signs anew without a jti',
      'met',
      [signed('1'), asserting({ exp: 1 }), asserting({ exp: 2 })],
      { once: true },
    ],
    ['sends one without a jti again', 'not met', [asserting({ exp: 1 }), asserting({ exp: 1 })]],
    ['leaves another client its assertions', 'met', [signed('1'), signed('1', { facts: { clientId: 'c' } })]],
    ['sends other requests', 'met', [signed('1'), read({ clientId: 'b', jti: '1' })]],
    ['sends it again late', 'not met', [signed('1'), signed('2'), signed('3'), signed('1', { at: 900_000 })]],
    ['was struck elsewhere, and signs anew', 'met', [read({ clientId: 'b' }), signed('1')]],
    ['has just been answered', 'pending', [signed('1')], { ending: 'open' }],
    ['was not struck in a request', 'met', [asserting({ jti: '1' })], { struck: [], performed: true }],
  ],
})
