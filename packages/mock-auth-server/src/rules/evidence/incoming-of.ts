import { FORM, Incoming } from '../../core/http/incoming.ts'
import type { Entry } from '../../core/journal/entry.ts'

const views = new WeakMap<Entry['request'], Incoming>()
const encoder = new TextEncoder()

/** The request of an exchange with its parsed views; read once, since many rules look at it. */
export function incomingOf({ request }: Entry): Incoming {
  let view = views.get(request)
  if (!view) {
    const { method, target, headers, body } = request
    view = new Incoming({ method, target, headers, body: encoder.encode(body) })
    views.set(request, view)
  }
  return view
}

/** The parameters of an authorize request, by GET or by POST. */
export function authorizeParams(entry: Entry): URLSearchParams {
  const incoming = incomingOf(entry)
  return incoming.method === 'POST' ? incoming.form : incoming.query
}

/** The body as a form, whatever content type it claims. */
export function formOf(entry: Entry): URLSearchParams {
  const incoming = incomingOf(entry)
  return incoming.mediaType === FORM || incoming.mediaType === ''
    ? new URLSearchParams(incoming.text)
    : incoming.form
}
