import type { TenantOptions } from '../../core/oauth/options.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { sha256 } from '../../core/util/sha256.ts'
import type { Tenant } from '../../state/tenant.ts'

/** Returns the URL of the style: the name changes with the content (S-083). */
export function findStyleUrl(
  { issuer }: Pick<Tenant, 'issuer'>,
  { style }: Pick<TenantOptions, 'style'>,
): string | undefined {
  return style && `${issuer}/style/${getStyleName(style)}`
}

/** Returns the last part of that URL. */
export function getStyleName(style: JsonObject): string {
  return `${sha256(JSON.stringify(style), 9)}.json`
}
