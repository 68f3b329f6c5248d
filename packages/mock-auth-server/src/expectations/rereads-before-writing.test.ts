import type { RunExchange } from '../../test/support/example-journal.ts'
import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { rereadsBeforeWriting } from './index.ts'

const put = (at: number, more = {}) => read({}, { step: 'fhir-write', method: 'PUT', at, ...more })
const get = (at: number, more: Partial<RunExchange> = {}) => read({}, { at, ...more })
const other = { target: '/fhir/Patient/b' }

describePersonas(rereadsBeforeWriting(), {
  silent: ['met', [put(0)]],
  personas: [
    ['reads it again', 'met', [put(0), get(20), put(40)]],
    ['writes it again', 'not met', [put(0), put(20), get(40)]],
    ['patches it', 'not met', [put(0), put(20, { method: 'PATCH' })]],
    ['lets it be', 'met', [put(0)]],
    ['reads another', 'not met', [put(0), get(20, other), put(40)]],
    ['writes another', 'met', [put(0), put(20, other)]],
    ['searches for it by _id', 'met', [put(0), get(20, { target: '/fhir/Patient?_id=a' }), put(40)]],
    ['reads its history', 'met', [put(0), get(20, { target: '/fhir/Patient/a/_history' }), put(40)]],
    ['reads it in vain', 'not met', [put(0), get(20, { reply: { status: 500 } }), put(40)]],
    ['had read it at the time', 'not met', [put(0), get(5), put(40)]],
    ['had written it twice at once', 'met', [put(0), put(5), get(20), put(40)]],
    ['asks for its head', 'not met', [put(0), get(20, { method: 'HEAD' }), put(40)]],
    [
      'conflicts again, and reads it again',
      'met',
      [put(0), get(20), put(40), get(60), put(80)],
      { struck: [1, 3] },
    ],
    [
      'conflicts again, and writes it late',
      'not met',
      [put(0), get(20), put(40), put(900_000)],
      { struck: [1, 3] },
    ],
    ['conflicts again at once', 'not met', [put(0), put(40)], { struck: [1, 2] }],
    [
      'conflicts in another, and writes that again',
      'not met',
      [put(0), put(20, other), get(40), put(60, other)],
      { struck: [1, 2] },
    ],
    [
      'conflicts in two, and reads one',
      'met',
      [put(0), put(20, other), get(40), put(60)],
      { struck: [1, 2] },
    ],
    ['was not struck in a request', 'inconclusive', [get(0)], { struck: [], performed: true }],
    ['has just been answered', 'pending', [put(0)], { ending: 'open' }],
    ['conflicts twice at once', 'met', [put(0), put(5)], { struck: [1, 2] }],
    ['reads it badly', 'not met', [put(0), get(20, { reply: { status: 400 } }), put(40)]],
    ['reads it, and is told so', 'met', [put(0), get(20)], { says: 'was read again' }],
    ['lets it be, and is told so', 'met', [put(0)], { says: 'was not written again' }],
    [
      'lets one of two be',
      'met',
      [put(0), put(20, other), get(40)],
      { struck: [1, 2], says: 'was not written again' },
    ],
    ['reads a part of it', 'met', [put(0), get(20, { target: '/fhir/Patient/a?_elements=id' }), put(40)]],
  ],
})

const state = (method: string, target = '/app-state/Basic/1'): RunExchange => ({
  step: 'app-state',
  method,
  target,
})
const query = state('GET', '/app-state/Basic?code=a%7Cb')

describePersonas(rereadsBeforeWriting(), {
  silent: ['met', [state('PUT')]],
  personas: [
    ['queries the state', 'met', [state('PUT'), query, state('PUT')]],
    ['reads it', 'met', [state('PUT'), state('GET'), state('PUT')]],
    ['makes another', 'met', [state('PUT'), { ...query, method: 'POST' }]],
    [
      'reads other data',
      'not met',
      [state('PUT'), get(1000, { target: '/fhir/Basic' }), state('PUT'), query],
    ],
    ['writes it again', 'not met', [state('PUT'), state('PUT')]],
  ],
})
