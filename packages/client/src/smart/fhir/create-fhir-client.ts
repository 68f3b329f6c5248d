import { Client } from 'fhir-kit-client'
import { resolveFhirUrl } from './resolve-fhir-url.ts'
import type { FhirRequest } from './send-fhir.ts'

type Interaction =
  | 'capabilityStatement'
  | 'create'
  | 'delete'
  | 'nextPage'
  | 'read'
  | 'request'
  | 'resolve'
  | 'search'
  | 'update'

/** The methods of fhir-kit-client; each returns the whole response, not only the resource that was parsed from it. */
export type FhirClient<Answer> = {
  readonly [Name in Interaction]: (...parameters: Parameters<Client[Name]>) => Promise<Answer>
}

/** A request that fhir-kit-client makes, without a token. A body that is text is sent as it is. */
export type FhirClientRequest = Pick<FhirRequest, 'method' | 'url' | 'headers' | 'body'>

/**
 * Creates a client of fhir-kit-client that sends all requests by `send`, only to URLs below the FHIR base. It must not
 * use the library's own transport, which follows every absolute URL, without limits of time and size.
 *
 * @throws SmartError foreign-url or invalid-input, from each method, before anything is sent.
 */
export function createFhirClient<Answer>(
  fhirBase: string,
  send: (request: FhirClientRequest) => Promise<Answer>,
): FhirClient<Answer> {
  const client = new Client({ baseUrl: fhirBase })
  const request = async (
    method: string,
    path: string,
    options: { headers?: Record<string, string> } = {},
    body?: unknown,
  ): Promise<Answer> =>
    send({
      method,
      url: resolveFhirUrl(path, fhirBase),
      headers: options.headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  // The library creates another client for an absolute reference to another server.
  const resolve: Client['resolve'] = ({ reference, options }) => client.httpClient.get(reference, options)
  Object.assign(client.httpClient, { request })
  return Object.assign(client, { resolve }) as unknown as FhirClient<Answer>
}
