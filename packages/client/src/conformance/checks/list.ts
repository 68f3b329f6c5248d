import type { ConformanceCase } from '../declare/check.ts'
import { ASSERTION_CASES } from './assertion/list.ts'
import { AUTHORIZE_CASES } from './authorize/list.ts'
import { BACKEND_CASES } from './backend/list.ts'
import { BRANDS_CASES } from './brands/list.ts'
import { CORS_CASES } from './cors/list.ts'
import { DISCOVERY_CASES } from './discovery/list.ts'
import { FHIR_CASES } from './fhir/list.ts'
import { LAUNCH_CASES } from './launch/list.ts'
import { OPENID_CASES } from './openid/list.ts'
import { REFRESH_CASES } from './refresh/list.ts'
import { REGISTRATION_CASES } from './registration/list.ts'
import { SERVICES_CASES } from './services/list.ts'
import { TOKEN_CASES } from './token/list.ts'
import { TRANSPORT_CASES } from './transport/list.ts'

/** All cases in the order in which they are reported. */
export const CASES: readonly ConformanceCase[] = [
  ...DISCOVERY_CASES,
  ...TRANSPORT_CASES,
  ...CORS_CASES,
  ...REGISTRATION_CASES,
  ...LAUNCH_CASES,
  ...AUTHORIZE_CASES,
  ...TOKEN_CASES,
  ...REFRESH_CASES,
  ...OPENID_CASES,
  ...ASSERTION_CASES,
  ...BACKEND_CASES,
  ...FHIR_CASES,
  ...SERVICES_CASES,
  ...BRANDS_CASES,
]
