import type { ConformanceCase } from '../../declare/check.ts'
import { brandsBundle } from './brands-bundle.ts'
import { brandsEndpointsRespond } from './brands-endpoints-respond.ts'
import { brandsHttp } from './brands-http.ts'
import { brandsIdentifier } from './brands-identifier.ts'
import { brandsProfiles } from './brands-profiles.ts'

/** Cases in the order in which they are reported. */
export const BRANDS_CASES: readonly ConformanceCase[] = [
  ...brandsBundle,
  ...brandsIdentifier,
  ...brandsProfiles,
  ...brandsHttp,
  ...brandsEndpointsRespond,
]
