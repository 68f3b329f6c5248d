import { defineFault, type TenantView } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { rediscovers } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'
import { createInvalidClientReply } from './create-invalid-client-reply.ts'
import { decodeAssertionClaims } from './decode-assertion-claims.ts'

export const tokenUrlMoved = defineFault({
  name: 'token-url-moved',
  title: 'Token URL moved since discovery',
  kind: 'must-recover',
  catalogueIds: ['F-227'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  description:
    'The token URL of the last discovery is no longer the right aud: assertions for it get 401 invalid_client, and discovery names another token URL from then on.',
  requirement: 'Run discovery again, and sign a new assertion for the token URL that it now names.',
  ...BACKEND,
  points: {
    arrival: (reply, context) =>
      decodeAssertionClaims(context).aud === moved(context.tenant)
        ? reply
        : createInvalidClientReply('The aud of the assertion is not the URL of this token endpoint'),
  },
  companions: {
    'discovery.document': (document, { strikeCount, tenant }) =>
      strikeCount > 0 ? { ...document, token_endpoint: moved(tenant) } : document,
  },
  times: 1000,
  expects: rediscovers(),
})

function moved({ addresses }: TenantView): string {
  return `${addresses.endpoints.token}?moved=1`
}
