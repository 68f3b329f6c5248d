import { authorize, discovery } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesS256 } from './index.ts'

const by = (codeChallengeMethod: string | undefined, codeChallenge: string | undefined = 'x', more = {}) =>
  authorize({ codeChallenge, codeChallengeMethod }, more)

describePersonas(usesS256(), {
  silent: ['met', [discovery()]],
  personas: [
    ['sends S256', 'met', [discovery(), by('S256')]],
    ['sends plain', 'not met', [discovery(), by('plain')]],
    ['sends no method', 'not met', [discovery(), by(undefined)]],
    ['sends no challenge', 'not met', [discovery(), authorize({ codeChallengeMethod: 'S256' })]],
    ['sends an empty challenge', 'not met', [discovery(), by('S256', '')]],
    ['stops', 'met', [discovery(), { step: 'jwks' }]],
    ['had begun its login before', 'met', [discovery(), by('plain', 'x', { at: 5 })]],
    [
      'sends plain late, after good logins',
      'not met',
      [discovery(), by('S256'), by('S256'), by('plain', 'x', { at: 900_000 })],
    ],
    ['has just been answered', 'pending', [discovery()], { ending: 'open' }],
  ],
})
