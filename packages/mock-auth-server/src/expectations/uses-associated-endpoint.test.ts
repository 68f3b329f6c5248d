import type { RunExchange } from '../../test/support/example-journal.ts'
import { discovery, read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesAssociatedEndpoint } from './index.ts'

const elsewhere = (status: number, more = {}): RunExchange => ({
  step: 'app-state',
  listener: 'canary',
  reply: { status },
  ...more,
})
const here: RunExchange = { step: 'app-state', target: '/app-state/Basic?code=a%7Cb' }

describePersonas(usesAssociatedEndpoint('app-state'), {
  silent: ['inconclusive', [discovery()]],
  isMetByLaterLogin: true,
  personas: [
    ['goes there', 'met', [discovery(), elsewhere(200)]],
    ['goes there once it has a token', 'met', [discovery(), elsewhere(401), elsewhere(201)]],
    ['asks the server that it knows', 'not met', [discovery(), here]],
    ['is not let in', 'not met', [discovery(), elsewhere(401)]],
    ['is not let in, and nobody looks', 'inconclusive', [discovery(), elsewhere(400)], { ending: 'quiet' }],
    ['has no app state', 'inconclusive', [discovery(), read(), { ...elsewhere(200), step: 'brands' }]],
    [
      'had gone there before',
      'inconclusive',
      [elsewhere(200, { lasts: 1500 }), discovery()],
      { struck: 2, once: true },
    ],
    [
      'goes there late',
      'met',
      [discovery(), here, elsewhere(200, { at: 900_000, run: 'run-2' })],
      { ending: 'quiet' },
    ],
    [
      'asks the server that it knows, again and again',
      'not met',
      [discovery(), ...Array.from({ length: 20 }, () => here)],
    ],
    ['has just been answered', 'pending', [discovery()], { ending: 'open' }],
    ['has asked one server so far', 'pending', [discovery(), here], { ending: 'open' }],
    ['breaks off there', 'not met', [discovery(), elsewhere(200, { isUnanswered: true })]],
    [
      'asks often, of which ten are shown',
      'not met',
      [discovery(), ...Array.from({ length: 20 }, () => here)],
      { cites: 10 },
    ],
  ],
})
