import { authorize, discovery, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { preservesEndpointQuery } from './index.ts'

const at = (target: string, more = {}) => authorize({}, { target, ...more })
const lost = at('/auth/authorize?x=tenant=1')

describePersonas(preservesEndpointQuery('authorize', 'tenant', '1'), {
  silent: ['inconclusive', [discovery()]],
  personas: [
    ['keeps it', 'met', [discovery(), authorize()]],
    ['loses it', 'not met', [discovery(), lost]],
    ['loses all of the query', 'not met', [discovery(), at('/auth/authorize')]],
    ['changes it', 'not met', [discovery(), at('/auth/authorize?tenant=2')]],
    ['puts it elsewhere', 'met', [discovery(), at('/auth/authorize?a=b&tenant=1')]],
    ['had begun its login before', 'met', [discovery(), { ...lost, at: 5 }, authorize()]],
    [
      'is a backend service, which has no authorize request',
      'met',
      [discovery(), token({ grantType: 'client_credentials' })],
    ],
    ['redeems a code of before', 'not met', [discovery(), token({ grantType: 'authorization_code' })]],
    [
      'keeps it at first and loses it late',
      'not met',
      [discovery(), authorize(), read(), { ...lost, at: 900_000 }],
    ],
    ['has just been answered', 'pending', [discovery()], { ending: 'open' }],
    ['puts it into the path', 'not met', [discovery(), at('/auth/authorize&tenant=1')]],
  ],
})

describePersonas(preservesEndpointQuery('token', 'tenant', '1'), {
  silent: ['inconclusive', [discovery()]],
  personas: [
    ['keeps it', 'met', [discovery(), token({}, { target: '/auth/token?tenant=1' })]],
    ['never sends the request', 'not met', [discovery()]],
    ['loses it as a backend service', 'not met', [discovery(), token({ grantType: 'client_credentials' })]],
    [
      'sends no token request as a backend service',
      'not met',
      [discovery(), { step: 'revoke', facts: { grantType: 'client_credentials' } }],
    ],
  ],
})
