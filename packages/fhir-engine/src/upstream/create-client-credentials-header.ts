import { FhirError } from '../model/fhir-error.ts'
import { isObject } from '../model/resource.ts'

/** Milliseconds before its expiry at which it is renewed. */
const EARLY_MS = 10_000

/**
 * Creates a function that returns the `Authorization` header by client credentials; the token is cached until
 * it expires. Throws FhirError 502.
 */
export function createClientCredentialsHeader({
  id,
  secret,
  tokenUrl,
}: {
  readonly id: string
  readonly secret: string
  readonly tokenUrl: string
}): () => Promise<string> {
  let token: { readonly header: string; readonly until: number } | undefined
  return async () => {
    if (token && token.until > Date.now()) return token.header
    const encoded = btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)
    const response = await fetch(tokenUrl, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      headers: { Authorization: `Basic ${encoded}`, Accept: 'application/json' },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined
    if (!isObject(body) || typeof body.access_token !== 'string') {
      throw new FhirError(502, 'processing', 'The token endpoint of the upstream issued no token')
    }
    const seconds = Number(body.expires_in ?? 60)
    token = {
      header: `Bearer ${body.access_token}`,
      until: Date.now() + (Number.isFinite(seconds) ? seconds * 1000 : 60_000) - EARLY_MS,
    }
    return token.header
  }
}
