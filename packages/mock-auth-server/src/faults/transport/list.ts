import type { AnyFault } from '../../core/declare/fault.ts'
import { bodyGzipCorrupt } from './body-gzip-corrupt.ts'
import { bodyGzipped } from './body-gzipped.ts'
import { bodyInChunks } from './body-in-chunks.ts'
import { certificateInvalid } from './certificate-invalid.ts'
import { clockOff } from './clock-off.ts'
import { connectionClosed } from './connection-closed.ts'
import { connectionReset } from './connection-reset.ts'
import { corsHeadersWrong } from './cors-headers-wrong.ts'
import { corsStarWithCredentials } from './cors-star-with-credentials.ts'
import { endpointUnreachable } from './endpoint-unreachable.ts'
import { exposeHeadersMissing } from './expose-headers-missing.ts'
import { headerNamesOddCase } from './header-names-odd-case.ts'
import { http10 } from './http-1-0.ts'
import { noAnswer } from './no-answer.ts'
import { noContentWithBody } from './no-content-with-body.ts'
import { preflightRefused } from './preflight-refused.ts'
import { redirectToPlainHttp } from './redirect-to-plain-http.ts'
import { slowBody } from './slow-body.ts'
import { tlsOutdated } from './tls-outdated.ts'

export const TRANSPORT_FAULTS: readonly AnyFault[] = [
  headerNamesOddCase,
  connectionClosed,
  http10,
  bodyInChunks,
  bodyGzipped,
  bodyGzipCorrupt,
  noContentWithBody,
  connectionReset,
  noAnswer,
  slowBody,
  endpointUnreachable,
  certificateInvalid,
  tlsOutdated,
  redirectToPlainHttp,
  corsHeadersWrong,
  corsStarWithCredentials,
  preflightRefused,
  exposeHeadersMissing,
  clockOff,
]
