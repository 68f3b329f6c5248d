import { discoveryCors } from './discovery-cors.ts'
import { errorCors } from './error-cors.ts'
import { fhirCors } from './fhir-cors.ts'
import { rateLimit } from './rate-limit.ts'
import { responseHeaders } from './response-headers.ts'
import { tokenCors } from './token-cors.ts'

/** The switches of CORS, headers and limits; what a reply has in the end is decided last. */
export const HEADERS_SWITCHES = [
  discoveryCors,
  tokenCors,
  fhirCors,
  responseHeaders,
  rateLimit,
  errorCors,
] as const
