import type { ConformanceCase } from '../../declare/check.ts'
import { corsFhir } from './cors-fhir.ts'
import { corsLimits } from './cors-limits.ts'
import { corsOpenidDocuments } from './cors-openid-documents.ts'
import { corsPublicDocuments } from './cors-public-documents.ts'
import { corsToken } from './cors-token.ts'

/** Cases in the order in which they are reported. */
export const CORS_CASES: readonly ConformanceCase[] = [
  ...corsPublicDocuments,
  ...corsToken,
  ...corsFhir,
  ...corsLimits,
  ...corsOpenidDocuments,
]
