import type { RunExchange } from '../../test/support/example-journal.ts'
import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { createsOnce } from './index.ts'

const create = (more: Partial<RunExchange> = {}): RunExchange =>
  read(
    {},
    {
      step: 'fhir-write',
      method: 'POST',
      target: '/fhir/Observation',
      body: '{}',
      reply: { status: 201 },
      ...more,
    },
  )
const conditionally = (status: number, more: Partial<RunExchange> = {}, condition = 'identifier=urn:app|1') =>
  create({ headers: [['If-None-Exist', condition]], reply: { status }, ...more })
const refused = create({ reply: { status: 503 } })

describePersonas(createsOnce(), {
  silent: ['met', [create()]],
  personas: [
    ['does not repeat it', 'met', [create(), read()]],
    ['repeats it blindly', 'not met', [create(), create()]],
    [
      'repeats it blindly after minutes of other requests',
      'not met',
      [create(), read(), create({ at: 20_000 })],
    ],
    ['repeats it with If-None-Exist, which finds it', 'met', [create(), conditionally(200)]],
    ['repeats its conditional create', 'met', [conditionally(201), conditionally(200), conditionally(200)]],
    [
      'repeats it with If-None-Exist until the server answers',
      'met',
      [create(), conditionally(503), conditionally(200)],
    ],
    ['repeats it with a condition that finds nothing', 'not met', [create(), conditionally(201)]],
    ['repeats with If-None-Exist what was never created', 'met', [refused, conditionally(201)]],
    ['repeats it with an empty condition', 'not met', [create(), conditionally(201, {}, ' ')]],
    ['repeats it with If-None-Exist, then blindly', 'not met', [create(), conditionally(503), create()]],
    ['creates another with a condition', 'met', [create(), conditionally(201, { body: '{"id":"b"}' })]],
    ['had sent the conditional one before the reply came', 'met', [create(), conditionally(201, { at: 5 })]],
    ['was not struck in a request', 'inconclusive', [read()], { struck: [], performed: true }],
    ['has just been answered', 'pending', [create()], { ending: 'open' }],
    ['has just repeated it with a condition', 'pending', [create(), conditionally(200)], { ending: 'open' }],
    ['repeats blindly what failed', 'not met', [refused, create({ reply: { status: 503 } })]],
    [
      'was not struck, and creates with a condition',
      'inconclusive',
      [conditionally(201)],
      { struck: [], performed: true },
    ],
  ],
})
