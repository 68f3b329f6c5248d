import { read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { refetchesKeys } from './index.ts'

const keys = { step: 'jwks' } as const
const bad = token({ code: 'c1' })

describePersonas(refetchesKeys(), {
  silent: ['inconclusive', [keys, bad], { struck: 2 }],
  isMetByLaterLogin: true,
  personas: [
    ['fetches them again', 'met', [keys, bad, keys], { struck: 2 }],
    ['keeps the old ones', 'not met', [keys, bad, read()], { struck: 2 }],
    ['fetches them for the first time, and again', 'met', [bad, keys, keys], { once: true }],
    ['fetches them for the first time alone', 'not met', [bad, keys], { once: true }],
    ['fetches them thrice', 'met', [keys, bad, keys, keys, keys], { struck: 2 }],
    ['fetches them four times', 'not met', [keys, bad, keys, keys, keys, keys], { struck: 2 }],
    ['was fetching them at the time', 'not met', [keys, bad, { ...keys, at: 1005 }], { struck: 2 }],
    [
      'fetches them late',
      'met',
      [keys, bad, read(), { ...keys, at: 900_000 }],
      { struck: 2, ending: 'quiet' },
    ],
    [
      'reads on with the old ones',
      'not met',
      [keys, bad, read(), read({}, { at: 900_000 })],
      { struck: 2, once: true },
    ],
    ['has just been answered', 'pending', [keys, bad], { struck: 2, ending: 'open' }],
  ],
})
