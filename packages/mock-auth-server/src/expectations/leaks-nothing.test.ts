import type { RunExchange } from '../../test/support/example-journal.ts'
import { authorize, discovery, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { leaksNothing } from './index.ts'

const visit = (more: Partial<RunExchange> = {}): RunExchange => ({
  step: 'fhir-read',
  target: '/fhir/Patient/a',
  listener: 'canary',
  ...more,
})
const bearer = visit({ headers: [['Authorization', 'Bearer t1']] })
const asking = (method: string, names: string) =>
  visit({ method, headers: [['Access-Control-Request-Headers', names]] })

describePersonas(leaksNothing(), {
  silent: ['met', [discovery()]],
  personas: [
    [
      'asks something else of it',
      'met',
      [discovery(), visit({ method: 'OPTIONS', headers: [['X-Note', 'authorization']] })],
    ],
    ['visits it bare', 'met', [discovery(), visit({ headers: [['Accept', 'application/json']] })]],
    ['sends its token', 'not met', [discovery(), bearer]],
    ['sends its token in another run', 'not met', [discovery(), { ...bearer, run: 'run-2' }]],
    [
      'asks whether it may send its token',
      'not met',
      [discovery(), asking('OPTIONS', 'accept, Authorization')],
    ],
    [
      'asks whether it may send something else',
      'met',
      [discovery(), asking('OPTIONS', 'accept'), asking('GET', 'authorization')],
    ],
    [
      'sends a code in the URL',
      'not met',
      [authorize({ issuedCode: 'c-123' }), discovery(), visit({ target: '/?code=c-123' })],
      { struck: 2 },
    ],
    [
      'sends a refresh token that it got later',
      'not met',
      [discovery(), token({ issuedRefreshToken: 'r-123' }), visit({ body: 'x=r-123' })],
    ],
    [
      'sends a token that it got meanwhile',
      'not met',
      [discovery(), token({ issuedAccessToken: 't-123' }, { at: 5 }), visit({ body: 'x=t-123' })],
    ],
    [
      'sends its code verifier',
      'not met',
      [discovery(), token({ codeVerifier: 'v-123' }), visit({ headers: [['X', 'v-123']] })],
    ],
    [
      'is secretive, though another run has that value',
      'met',
      [discovery(), token({ issuedAccessToken: 't-123' }, { run: 'run-2' }), visit({ body: 't-123' })],
    ],
    ['sends its token to a side listener', 'met', [discovery(), { ...bearer, listener: 'side' }, read()]],
    ['had set out already', 'met', [discovery(), { ...bearer, at: 5 }], { once: true }],
    [
      'sends its token late, after bare visits',
      'not met',
      [discovery(), visit(), visit(), { ...bearer, at: 900_000 }],
    ],
    ['is without a run, and visits it bare', 'met', [{ ...discovery(), run: undefined }, visit()]],
    ['has just been answered', 'pending', [discovery()], { ending: 'open' }],
    [
      'gets no code, and visits a page named undefined',
      'met',
      [discovery(), token({ issuedAccessToken: 't-123' }), visit({ target: '/undefined' })],
    ],
  ],
})

describePersonas(leaksNothing('side'), {
  silent: ['met', [discovery()]],
  personas: [
    ['visits it bare (F-279)', 'met', [discovery(), visit({ listener: 'side' })]],
    ['sends its token', 'not met', [discovery(), { ...bearer, listener: 'side' }]],
    ['sends its token to the canary', 'met', [discovery(), bearer]],
  ],
})
