import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { decodeBase64 } from '../../../core/util/base64url.ts'
import { parseForm, toIncomingRequest } from './to-incoming-request.ts'

/** The credentials of a back-channel request. */
export interface Credentials {
  /** The raw Authorization header when its scheme is Basic. */
  readonly basic: string | undefined
  readonly formSecret: string | undefined
  readonly assertion: string | undefined
  readonly formClientId: string | undefined
  /** Ways to authenticate that are used, by their registered names. */
  readonly methods: readonly string[]
}

/** Reads the credentials of a token, introspection or revocation request. */
export function readCredentials(entry: JournalEntry): Credentials {
  const header = toIncomingRequest(entry).header('authorization')
  const form = parseForm(entry)
  const basic = header !== undefined && /^basic(?:\s|$)/i.test(header) ? header : undefined
  const formSecret = form.get('client_secret') ?? undefined
  const assertion = form.get('client_assertion') ?? undefined
  const methods = [
    basic === undefined ? '' : 'client_secret_basic',
    formSecret === undefined ? '' : 'client_secret_post',
    assertion === undefined ? '' : 'private_key_jwt',
  ].filter((method) => method !== '')
  return { basic, formSecret, assertion, formClientId: form.get('client_id') ?? undefined, methods }
}

/** Decodes `id:secret` of a Basic header; returns `undefined` when it is not base64 with a colon. */
export function decodeBasicPair(
  header: string,
): { readonly id: string; readonly secret: string } | undefined {
  const text = decodeBase64(header.replace(/^basic\s*/i, '').trim())
  const colon = text?.indexOf(':') ?? -1
  return text === undefined || colon < 0
    ? undefined
    : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}
