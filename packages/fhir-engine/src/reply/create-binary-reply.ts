import type { FhirReply, FhirRequest } from '../model/request.ts'
import type { LiveVersion } from '../store/stored-version.ts'
import { createResourceReply } from './create-resource-reply.ts'

const CONTENT_TYPE = /^[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+=[\w.+"-]+)*$/

/**
 * Creates the reply for a Binary: its own bytes unless a FHIR media type is requested (R4 §2.43). Stored
 * content may be hostile, so it is sent with `nosniff` and a sandbox.
 */
export function createBinaryReply(entry: LiveVersion, request: FhirRequest): FhirReply {
  const reply = createResourceReply(200, entry, entry.resource)
  reply.headers.push(['X-Content-Type-Options', 'nosniff'], ['Content-Security-Policy', 'sandbox'])
  const asked = `${request.header('accept') ?? ''} ${new URLSearchParams(request.query).get('_format') ?? ''}`
  const { contentType, data } = entry.resource
  if (/json|fhir\+xml/.test(asked) || typeof data !== 'string') return reply
  const type =
    typeof contentType === 'string' && CONTENT_TYPE.test(contentType)
      ? contentType
      : 'application/octet-stream'
  return { status: 200, headers: [['Content-Type', type], ...reply.headers], body: bytesOf(data) }
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
