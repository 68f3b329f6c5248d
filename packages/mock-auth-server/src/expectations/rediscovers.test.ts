import { asserting } from '../../test/support/assertion-exchanges.ts'
import { discovery } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { rediscovers } from './index.ts'

const URL_2 = 'https://ehr.example/auth/token?moved=1'
const struck = asserting({ jti: '1' })
const found = discovery({ token_endpoint: URL_2 })
const moved = asserting({ jti: '2', aud: URL_2 })
const page = { ...found, reply: { status: 200, body: '<html>' } }

describePersonas(rediscovers(), {
  silent: ['inconclusive', [struck]],
  isMetByLaterLogin: true,
  personas: [
    ['discovers the URL again and uses it', 'met', [struck, found, asserting({ jti: '2', aud: [URL_2] })]],
    ['uses the old URL all the same', 'not met', [struck, found, asserting({ jti: '2' })]],
    ['guesses the URL', 'not met', [struck, moved]],
    ['discovers it and stops', 'not met', [struck, found]],
    ['stops', 'not met', [struck]],
    ['discovers it again after a broken document', 'met', [struck, page, found, moved], { ending: 'quiet' }],
    ['was given no readable document', 'not met', [struck, page, asserting({ jti: '2' })]],
    [
      'does so late, in another run',
      'met',
      [struck, { ...found, run: 'run-2' }, { ...moved, run: 'run-2', at: 900_000 }],
    ],
    [
      'leaves it to another client',
      'not met',
      [struck, found, { ...moved, facts: { ...moved.facts, clientId: 'c' } }],
    ],
    ['had discovered it before', 'not met', [struck, { ...found, at: 5 }, moved]],
    [
      'tries the old URL late again',
      'not met',
      [struck, found, asserting({ jti: '2' }), asserting({ jti: '3' }, { at: 900_000 })],
    ],
    ['has just been answered', 'pending', [struck], { ending: 'open' }],
    [
      'discovers it, and is told so',
      'not met',
      [struck, found],
      { says: 'no assertion for the new token URL' },
    ],
    ['stops, and is told so', 'not met', [struck], { says: 'no second discovery' }],
  ],
})
