import type { AuthorizePolicy } from '../../../core/journal/authorize-points.ts'

/** The checks of a server that follows the specifications. */
export const STRICT_AUTHORIZE_POLICY: AuthorizePolicy = {
  stateMinLength: 1,
  acceptsFurtherQuery: false,
  impliesRedirectUri: false,
  usesLaunch: true,
}
