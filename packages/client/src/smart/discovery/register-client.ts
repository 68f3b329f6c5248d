import { allowInsecureRequests, customFetch, dynamicClientRegistrationRequest } from 'oauth4webapi'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedFetch, RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { toCustomFetch } from '../http/to-custom-fetch.ts'
import { SmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'
import type { ServerMetadata } from './server-metadata.ts'

export interface RegistrationRequest {
  name: string
  redirectUri: string
  launchUrl: string
  jwksUrl: string
  scopes: string
  method: 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  backend: boolean
}

/**
 * Registers the client dynamically (RFC 7591).
 *
 * @throws SmartError when the server offers none or refuses.
 */
export async function registerClient(
  fetch: RecordedFetch,
  metadata: ServerMetadata,
  fhirBase: string,
  request: RegistrationRequest,
): Promise<{ clientId: string; clientSecret?: string }> {
  if (!metadata.registration_endpoint) {
    throw new SmartError('unsupported-by-server', 'The server publishes no registration_endpoint.', {
      whatToTry: 'Register this client manually and enter its client id.',
    })
  }
  const json = readRegistration(await send(fetch, metadata, fhirBase, request))
  return { clientId: json.client_id, ...(json.client_secret ? { clientSecret: json.client_secret } : {}) }
}

async function send(
  fetch: RecordedFetch,
  metadata: ServerMetadata,
  fhirBase: string,
  request: RegistrationRequest,
): Promise<RecordedResult> {
  let raw: RecordedResult | undefined
  await dynamicClientRegistrationRequest(
    {
      issuer: metadata.issuer ?? fhirBase,
      ...(metadata.registration_endpoint ? { registration_endpoint: metadata.registration_endpoint } : {}),
    },
    {
      client_name: request.name,
      ...(request.backend
        ? {}
        : {
            redirect_uris: [request.redirectUri],
            initiate_login_uri: request.launchUrl,
            response_types: ['code'],
          }),
      grant_types: request.backend ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: request.method,
      ...(request.method === 'private_key_jwt' ? { jwks_uri: request.jwksUrl } : {}),
      scope: request.scopes,
    },
    {
      [customFetch]: toCustomFetch(fetch, { to: 'authorization-server' }, (result) => {
        raw = result
      }),
      [allowInsecureRequests]: true, // http was judged at discovery.
    },
  )
  if (!raw) throw new SmartError('internal', 'The registration was not sent.')
  return raw
}

function readRegistration({ status, text }: RecordedResult): { client_id: string; client_secret?: string } {
  const json = parseObject(text)
  if ((status === 201 || status === 200) && typeof json?.client_id === 'string' && json.client_id !== '') {
    return {
      client_id: json.client_id,
      ...(typeof json.client_secret === 'string' ? { client_secret: json.client_secret } : {}),
    }
  }
  const said = [json?.error, json?.error_description]
    .filter((part) => typeof part === 'string')
    .map((part) => sanitizeText(String(part)))
  throw new SmartError(
    'token-refused',
    `Registration got a ${status}${said.length > 0 ? ` ${said.join(': ')}` : ' and no client_id'}.`,
    {
      status,
      whatToTry:
        "Check the server's error; some servers require manual approval or a token for registration.",
      spec: rfc(7591, '3.2'),
    },
  )
}
