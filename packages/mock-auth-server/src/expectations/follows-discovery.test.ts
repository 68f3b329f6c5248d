import type { Facts } from '../../src/core/journal/facts.ts'
import { authorize, discovery, token } from '../../test/support/exchanges.ts'
import type { Persona } from '../../test/support/personas.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { toBase64url } from '../core/util/base64url.ts'
import { followsDiscovery } from './index.ts'

const DOCUMENT = {
  capabilities: ['launch-standalone', 'permission-v1', 'client-confidential-symmetric'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
}
const offer = discovery(DOCUMENT)
const another = discovery({ capabilities: ['launch-ehr', 'permission-v2'] })
const signing = discovery({
  capabilities: ['launch-standalone', 'permission-v1', 'client-confidential-asymmetric'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['ES384'],
})
const asks = (title: string, outcome: Persona[1], facts: Facts, of = offer): Persona => [
  title,
  outcome,
  [of, authorize(facts)],
]
const authenticates = (authMethod: string, outcome: Persona[1]): Persona => [
  `authenticates by ${authMethod}`,
  outcome,
  [offer, authorize(), token({ authMethod })],
]
const signs = (alg: string, outcome: Persona[1]): Persona => {
  const clientAssertion = `${toBase64url(JSON.stringify({ alg }))}.${toBase64url('{}')}.x`
  return [
    `signs by ${alg}`,
    outcome,
    [signing, authorize(), token({ authMethod: 'private_key_jwt', clientAssertion })],
  ]
}
const page = { ...offer, reply: { status: 200, body: '<html>' } }

describePersonas(followsDiscovery(), {
  silent: ['met', [offer]],
  personas: [
    [
      'gets other documents',
      'met',
      [offer, { step: 'jwks', reply: { status: 200, body: '{}' } }, authorize()],
    ],
    asks('asks for what is offered', 'met', {}),
    asks('asks for v2 scopes', 'not met', { scope: 'patient/*.rs' }),
    asks('asks for offline access', 'not met', { scope: 'patient/*.read offline_access' }),
    asks('asks for an id_token', 'not met', { scope: 'openid patient/*.read' }),
    asks('launches from an EHR', 'not met', { launch: 'l1' }),
    asks('asks for no scope', 'met', { scope: undefined }),
    asks(
      'launches from an EHR that offers it',
      'met',
      { launch: 'l1', scope: 'patient/*.rs?category=a' },
      another,
    ),
    asks('launches on its own where that is not offered', 'not met', { scope: 'openid' }, another),
    asks(
      'asks for v1 scopes where they are not offered',
      'not met',
      { launch: 'l1', scope: 'user/Patient.write' },
      another,
    ),
    authenticates('client_secret_basic', 'met'),
    authenticates('none', 'met'),
    authenticates('client_secret_post', 'not met'),
    authenticates('private_key_jwt', 'not met'),
    signs('ES384', 'met'),
    signs('RS384', 'not met'),
    ['stops', 'met', [offer]],
    ['had begun its login before', 'met', [offer, authorize({ launch: 'l1' }, { at: 5 })]],
    [
      'discovers again, and follows what it finds',
      'met',
      [offer, another, authorize({ launch: 'l1', scope: 'patient/*.rs' })],
    ],
    ['discovers again, and follows the document of before', 'not met', [offer, another, authorize()]],
    ['discovers again in vain', 'met', [offer, page, authorize()]],
    ['was given an unreadable document', 'inconclusive', [page, authorize()]],
    [
      'is careful at first, and asks for more late',
      'not met',
      [offer, authorize(), token({ authMethod: 'none' }), authorize({ launch: 'l1' }, { at: 900_000 })],
    ],
    ['has asked for what is offered so far', 'pending', [offer, authorize()], { ending: 'open' }],
    ['has just been answered', 'pending', [offer], { ending: 'open' }],
    ['asks, and is told so', 'met', [offer, authorize()], { says: 'used only what was offered' }],
    ['stops, and is told so', 'met', [offer], { says: 'no authorize request' }],
    [
      'revokes by another method',
      'met',
      [offer, authorize(), { step: 'revoke', facts: { authMethod: 'x' } }],
    ],
    [
      'sends an assertion that cannot be read',
      'met',
      [signing, authorize(), token({ authMethod: 'private_key_jwt', clientAssertion: 'x' })],
    ],
  ],
})
