import { authorize, discovery, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { sendsAtMost } from './index.ts'

const login = (run: string, more = {}) => authorize({}, { run, ...more })
const failing = { reply: { status: 400 } }

describePersonas(sendsAtMost(2, 'authorize'), {
  silent: ['met', [authorize()]],
  personas: [
    ['tries twice', 'met', [authorize(), authorize()]],
    ['tries three times', 'not met', [authorize(), authorize(), authorize()]],
    ['tries again in new runs', 'not met', [authorize(), login('run-2'), login('run-3')]],
    [
      'leaves another client its logins',
      'met',
      [authorize(), authorize(), authorize({ clientId: 'another' })],
    ],
    [
      'leaves a nameless client its logins',
      'met',
      [authorize(), authorize(), authorize({ clientId: undefined }, { run: 'run-2' })],
    ],
    [
      'logs in again after success',
      'met',
      [authorize(), authorize(), token({ issuedAccessToken: 'at' }), login('run-2'), login('run-3')],
    ],
    [
      'logs in again although its token was refused',
      'not met',
      [authorize(), authorize(), token({ error: 'invalid_grant' }, failing), login('run-2')],
    ],
    ['takes other exchanges for no login', 'met', [authorize(), { step: 'jwks' }, read(), authorize()]],
    ['reads data of before meanwhile', 'not met', [authorize(), read(), authorize(), read(), authorize()]],
    [
      'has a person who tries again later',
      'met',
      [authorize(), authorize(), login('run-2', { at: 60_000 }), login('run-3', { at: 61_000 })],
    ],
    ['had opened two windows at once', 'met', [authorize(), authorize({}, { at: 5 }), authorize()]],
    [
      'tries thrice, a while apart',
      'not met',
      [authorize(), authorize({}, { at: 20_000 }), authorize({}, { at: 40_000 })],
    ],
    ['has just been answered', 'pending', [authorize()], { ending: 'open' }],
    [
      'tries thrice, as long apart as counts',
      'not met',
      [0, 30_010, 60_020].map((at) => authorize({}, { at })),
    ],
    [
      'tries thrice, once without a name',
      'not met',
      [authorize(), authorize({ clientId: undefined }), authorize()],
    ],
    ['tries three times, which are shown', 'not met', [authorize(), authorize(), authorize()], { cites: 3 }],
    ['tries twice, which are shown', 'met', [authorize(), authorize()], { cites: 2 }],
  ],
})

const bad = discovery()
const again = { ...discovery(), at: 900 }

describePersonas(sendsAtMost(0, 'authorize'), {
  silent: ['met', [bad]],
  personas: [
    ['stops', 'met', [bad]],
    ['logs in all the same', 'not met', [bad, authorize()]],
    ['logs in late', 'not met', [bad, authorize({}, { at: 600_000 })]],
    ['discovers again with success, and logs in', 'met', [bad, again, authorize()]],
    ['discovers again in vain, and logs in', 'not met', [bad, { ...again, ...failing }, authorize()]],
    ['is struck again, and logs in', 'not met', [bad, again, authorize()], { struck: [1, 2] }],
    ['asks for keys, and logs in', 'not met', [bad, { step: 'jwks' }, authorize()]],
    ['logs in in another run, where the client is unknown', 'met', [bad, login('run-2')]],
  ],
})

describePersonas(sendsAtMost(1, 'token'), {
  silent: ['met', [authorize()]],
  personas: [
    ['asks once for a token', 'met', [authorize(), token()]],
    ['asks twice', 'not met', [authorize(), token({ issuedAccessToken: 'at' }), token()]],
    ['asks twice of its own accord', 'not met', [token(), token()]],
    ['was not struck in a request', 'not met', [token(), token()], { struck: [], performed: true }],
  ],
})

describePersonas(sendsAtMost(2, 'jwks'), {
  silent: ['met', [{ step: 'jwks' }]],
  personas: [
    [
      'fetches the keys again and again after it got its token',
      'not met',
      [{ step: 'jwks' }, token({ issuedAccessToken: 'at' }), { step: 'jwks' }, { step: 'jwks' }],
    ],
  ],
})
