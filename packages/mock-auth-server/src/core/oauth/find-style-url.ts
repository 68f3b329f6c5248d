import type { JsonObject } from '../util/json.ts'
import { sha256 } from '../util/sha256.ts'
import type { TenantOptions } from './options.ts'

/** Returns the URL of the style: the name changes with the content (S-083). */
export function findStyleUrl(
  { issuer }: { readonly issuer: string },
  { style }: Pick<TenantOptions, 'style'>,
): string | undefined {
  return style && `${issuer}/style/${getStyleName(style)}`
}

/** Returns the last part of that URL. */
export function getStyleName(style: JsonObject): string {
  return `${sha256(JSON.stringify(style), 9)}.json`
}
