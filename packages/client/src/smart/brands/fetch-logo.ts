import { checkLinkedUrl } from '../discovery/check-linked-url.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { brands } from '../spec.ts'

const IMAGE = /^image\/(png|svg\+xml|jpeg|gif|webp)$/
const MOST_BYTES = 200_000
const TIMEOUT_MS = 5_000

/**
 * Fetches a logo as a `data:` URL, so that the page itself sends no request for it.
 *
 * @throws SmartError why there is none: its address, its answer, its size, its type.
 */
export async function fetchLogo(fetch: RecordedFetch, url: string, fhirBase: string): Promise<string> {
  const inline = /^data:([^;,]*)[;,]/i.exec(url)
  if (inline) {
    checkType(inline[1]?.toLowerCase())
    if (url.length > MOST_BYTES) throw noLogo(`it has more than ${MOST_BYTES} characters`)
    return url
  }
  const { status, headers, content } = await fetch(
    checkLinkedUrl('brandLogo', url, fhirBase),
    { headers: { accept: 'image/*' } },
    { to: 'fhir-server', maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS, binary: true },
  )
  if (status !== 200 || !content?.length) throw noLogo(`${url} returned ${status}`)
  const type = checkType(headers.get('content-type')?.split(';')[0]?.trim().toLowerCase())
  return `data:${type};base64,${btoa(Array.from(content, (byte) => String.fromCharCode(byte)).join(''))}`
}

function checkType(type: string | undefined): string {
  if (type !== undefined && IMAGE.test(type)) return type
  throw noLogo(
    `its type is ${type ? JSON.stringify(type) : 'missing'}, which is not an image type that a page can show`,
  )
}

function noLogo(why: string): SmartError {
  return new SmartError('not-found', `The logo could not be loaded: ${why}.`, {
    whatToTry: 'Publish an SVG or PNG of at most 200 kB at a public https URL.',
    spec: brands('Brand Profile', 'brand-profile-organization'),
  })
}
