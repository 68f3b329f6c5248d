import { SmartError } from '../../smart/smart-error.ts'
import type { CaseTools, FormRequest } from '../declare/case-tools.ts'
import type { UserRole } from '../declare/target.ts'
import { buildBasicRequest, type Parameters, toForm } from './basic-request.ts'
import { detectSecretEncoding } from './secret-encoding.ts'
import { ASSERTION_TYPE, buildAssertion, signAssertion } from './sign-assertion.ts'
import { readTokenEndpoint } from './smart-configuration.ts'

/** Builds a token request of the first client of users, authenticated as that client is registered. */
export async function buildClientRequest(tools: CaseTools, parameters: Parameters): Promise<FormRequest> {
  const { clients } = tools.target
  const role = clients.public
    ? 'public'
    : clients.symmetric?.secret === undefined
      ? 'asymmetric'
      : 'symmetric'
  return buildRequestAs(tools, role, parameters)
}

/** Builds a token request of a client of users, authenticated as that client is registered. */
export async function buildRequestAs(
  tools: CaseTools,
  role: UserRole,
  parameters: Parameters,
): Promise<FormRequest> {
  const { public: open, symmetric, asymmetric } = tools.target.clients
  if (role === 'public' && open) return { body: toForm({ ...parameters, client_id: open.clientId }) }
  if (role === 'symmetric' && symmetric?.secret !== undefined) {
    const encoding = (await tools.get(detectSecretEncoding)) === 'raw' ? 'raw' : 'form'
    return buildBasicRequest(symmetric.clientId, symmetric.secret, parameters, encoding)
  }
  const [key] = tools.target.keys
  if (!asymmetric || !key)
    throw new SmartError('invalid-input', 'The client of users has neither a secret nor keys.', {
      whatToTry: 'Add its secret to clients.symmetric, or keys, in the configuration.',
    })
  const endpoint = await tools.get(readTokenEndpoint)
  const assertion = await signAssertion(buildAssertion(asymmetric.clientId, endpoint, key, tools.now()))
  return {
    body: toForm({ ...parameters, client_assertion_type: ASSERTION_TYPE, client_assertion: assertion }),
  }
}
