import { toBase64url } from '../core/base64url.ts'
import type { JsonObject } from '../core/json.ts'
import type { TenantOptions } from '../core/options.ts'
import type { Tenant } from '../state/tenant.ts'

/** Where the style is served: the name changes with the content (S-083). */
export async function styleUrl(
  { issuer }: Pick<Tenant, 'issuer'>,
  { style }: Pick<TenantOptions, 'style'>,
): Promise<string | undefined> {
  return style && `${issuer}/style/${await styleName(style)}`
}

/** The last part of that URL. */
export async function styleName(style: JsonObject): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(style)))
  return `${toBase64url(new Uint8Array(digest).subarray(0, 9))}.json`
}
