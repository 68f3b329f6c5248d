import type { ConformanceCase } from '../../declare/check.ts'
import { endpointsHttps } from './endpoints-https.ts'
import { tls } from './tls.ts'

/** Cases in the order in which they are reported. */
export const TRANSPORT_CASES: readonly ConformanceCase[] = [...tls, ...endpointsHttps]
