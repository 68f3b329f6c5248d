import type { JsonObject } from '../../core/util/json.ts'

/** The kinds of documents that tell about a server before anybody signs in. */
export const DOCUMENT_KINDS = ['smart-configuration', 'openid-configuration', 'metadata'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** A document of a server, or the reason why there is none. */
export type ServerDocument =
  | { readonly kind: DocumentKind; readonly url: string; readonly body: JsonObject }
  | { readonly kind: DocumentKind; readonly url: string; readonly problem: string }
