import { defineFault } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { allOf, repeatsAtMost, usesFreshAssertions } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'
import { createInvalidClientReply } from './create-invalid-client-reply.ts'

export const assertionReplayed = defineFault({
  name: 'assertion-replayed',
  title: 'Assertion rejected as a replay',
  kind: 'must-recover',
  catalogueIds: ['F-225'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  description:
    'The server rejects a token request with 401 invalid_client, claiming that the jti of its assertion was used before.',
  requirement: 'Sign a new assertion with its own jti and exp for each attempt; try a few times at most.',
  ...BACKEND,
  points: { arrival: () => createInvalidClientReply('The jti of the assertion was used before') },
  expects: allOf(usesFreshAssertions(), repeatsAtMost(3)),
})
