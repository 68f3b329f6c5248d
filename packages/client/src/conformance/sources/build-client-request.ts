import { SmartError } from '../../smart/smart-error.ts'
import type { CaseRequest, CaseTools } from '../declare/check.ts'
import { ASSERTION_TYPE, buildAssertion, signAssertion } from './sign-assertion.ts'
import { readTokenEndpoint } from './smart-configuration.ts'

type Parameters = Readonly<Record<string, string>>

/** Builds a token request of the first client of users, authenticated as that client is registered. */
export async function buildClientRequest(tools: CaseTools, parameters: Parameters): Promise<CaseRequest> {
  const { public: open, symmetric, asymmetric } = tools.target.clients
  if (open) return { body: toForm({ ...parameters, client_id: open.clientId }) }
  if (symmetric?.secret !== undefined)
    return buildBasicRequest(symmetric.clientId, symmetric.secret, parameters)
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

/** Builds a token request with id and secret in Basic, form-encoded as RFC 6749 section 2.3.1 says. */
export function buildBasicRequest(clientId: string, secret: string, parameters: Parameters): CaseRequest {
  const encode = (value: string) => new URLSearchParams({ '': value }).toString().slice(1)
  const authorization = `Basic ${btoa(`${encode(clientId)}:${encode(secret)}`)}`
  return { headers: { authorization }, body: toForm(parameters) }
}

export const toForm = (parameters: Parameters): URLSearchParams => new URLSearchParams(parameters)
