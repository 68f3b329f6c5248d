import { bulk, exportStatus, read, refusedRead, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { usesNewToken } from './index.ts'

const old = refusedRead({ accessToken: 'old' })
const issuing = token({ issuedAccessToken: 'new' })
const use = (accessToken: string | undefined, more = {}) => read({ accessToken }, more)

describePersonas(usesNewToken('fhir'), {
  silent: ['inconclusive', [old]],
  isMetByLaterLogin: true,
  personas: [
    ['uses the new token', 'met', [old, issuing, old, use('new')]],
    ['uses the new token of the struck reply', 'met', [issuing, use('new')]],
    [
      'uses it late, in another run',
      'met',
      [old, { ...issuing, run: 'run-2' }, use('new', { run: 'run-2', at: 900_000 })],
    ],
    ['uses the old token', 'not met', [issuing, use('old')]],
    ['has the new token refused', 'not met', [issuing, refusedRead({ accessToken: 'new' })]],
    ['gets no data with it', 'not met', [issuing, use('new', { reply: { status: 500 } })]],
    ['asks userinfo alone', 'not met', [issuing, use('new', { step: 'userinfo' })]],
    ['sends no token', 'not met', [old, use(undefined)]],
    ['gets no new token', 'not met', [old, token({ error: 'invalid_grant' })]],
    ['had got it before the strike', 'not met', [issuing, old, use('new')], { struck: 2 }],
    [
      'leaves it to another client',
      'not met',
      [old, token({ clientId: 'b', issuedAccessToken: 'new' }), read({ clientId: 'b', accessToken: 'new' })],
    ],
    ['exports with it', 'met', [issuing, use('new', { step: 'bulk' })]],
    ['has just been answered', 'pending', [old], { ending: 'open' }],
    [
      'was getting it at the time',
      'not met',
      [{ ...issuing, lasts: 1500 }, old, use('new')],
      { struck: 2, once: true },
    ],
    ['uses it, and is told so', 'met', [issuing, use('new')], { says: 'the FHIR API was requested' }],
    ['gets it alone, and is told so', 'not met', [issuing], { says: 'no use of the new token' }],
    ['gets none, and is told so', 'not met', [old, read()], { says: 'no request for a new token' }],
    ['asks badly with it', 'not met', [issuing, use('new', { reply: { status: 400 } })]],
    ['gets an error of another kind', 'not met', [issuing, read({ accessToken: 'new', error: 'exception' })]],
  ],
})

describePersonas(usesNewToken('file'), {
  silent: ['inconclusive', [exportStatus]],
  isMetByLaterLogin: true,
  personas: [
    ['fetches the files with it', 'met', [exportStatus, issuing, bulk('file', { accessToken: 'new' })]],
    ['fetches them with the old one', 'not met', [exportStatus, issuing, bulk('file')]],
    [
      'fetches them with one that was not issued',
      'not met',
      [exportStatus, bulk('file', { accessToken: 'new' })],
    ],
    ['polls with it', 'not met', [exportStatus, issuing, bulk('status', { accessToken: 'new' })]],
    ['has just been answered', 'pending', [exportStatus], { ending: 'open' }],
  ],
})
