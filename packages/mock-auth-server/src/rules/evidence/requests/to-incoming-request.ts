import { FORM_MEDIA_TYPE, IncomingRequest } from '../../../core/http/incoming-request.ts'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'

const views = new WeakMap<JournalEntry['request'], IncomingRequest>()
const encoder = new TextEncoder()

/** Returns the request of an exchange with its parsed views; cached, since many rules use it. */
export function toIncomingRequest({ request }: JournalEntry): IncomingRequest {
  let view = views.get(request)
  if (!view) {
    const { method, target, headers, body } = request
    view = new IncomingRequest({ method, target, headers, body: encoder.encode(body) })
    views.set(request, view)
  }
  return view
}

/** Parses the parameters of an authorize request, by GET or by POST. */
export function parseAuthorizeParams(entry: JournalEntry): URLSearchParams {
  const incoming = toIncomingRequest(entry)
  return incoming.method === 'POST' ? incoming.form : incoming.query
}

/** Parses the body as a form, regardless of its content type. */
export function parseForm(entry: JournalEntry): URLSearchParams {
  const incoming = toIncomingRequest(entry)
  return incoming.mediaType === FORM_MEDIA_TYPE || incoming.mediaType === ''
    ? new URLSearchParams(incoming.text)
    : incoming.form
}
