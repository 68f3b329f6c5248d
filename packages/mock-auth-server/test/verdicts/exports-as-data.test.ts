import { backendTokenShortLived } from '../../src/faults/backend/backend-token-short-lived.ts'
import { tokenEndsMidJob } from '../../src/faults/backend/token-ends-mid-job.ts'
import { bulk, read, refusedRead, token } from '../support/exchanges.ts'
import { describePersonas } from '../support/personas.ts'

/** A token request of a backend service. */
const issue = (issuedAccessToken: string, at: number) =>
  token(
    { grantType: 'client_credentials', issuedAccessToken },
    { at, reply: { status: 200, body: JSON.stringify({ expires_in: 5 }) } },
  )
const kickOff = (accessToken: string, at: number) => bulk('kick-off', { accessToken }, { at })
const file = (accessToken: string, at: number) => bulk('file', { accessToken }, { at })

describePersonas(backendTokenShortLived.expects, {
  silent: ['inconclusive', [issue('t1', 0)]],
  personas: [
    ['exports alone, in time', 'met', [issue('t1', 0), kickOff('t1', 1000), file('t1', 3000)]],
    [
      'exports for longer, with a new token',
      'met',
      [issue('t1', 0), kickOff('t1', 1000), issue('t2', 4500), file('t2', 9000)],
    ],
    [
      'exports with the token after its end',
      'not met',
      [issue('t1', 0), kickOff('t1', 1000), file('t1', 9000)],
    ],
    ['asks for no data', 'not met', [issue('t1', 0)]],
    ['has just been answered', 'pending', [issue('t1', 0)], { ending: 'open' }],
  ],
})

const refused = refusedRead({ accessToken: 't1' }, { at: 0 })

describePersonas(tokenEndsMidJob.expects, {
  silent: ['inconclusive', [refused]],
  isMetByLaterLogin: true,
  personas: [
    ['exports with a new token', 'met', [refused, issue('t2', 1000), kickOff('t2', 2000)]],
    [
      'reads with a new token',
      'met',
      [refused, issue('t2', 1000), read({ accessToken: 't2' }, { at: 2000 })],
    ],
    ['exports with the rejected token', 'not met', [refused, issue('t2', 1000), kickOff('t1', 2000)]],
    [
      'has its export refused with the new one',
      'not met',
      [
        refused,
        issue('t2', 1000),
        bulk('kick-off', { accessToken: 't2', error: 'forbidden' }, { at: 2000, reply: { status: 403 } }),
      ],
    ],
    ['has just been refused', 'pending', [refused], { ending: 'open' }],
  ],
})
