import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import type { GrantType } from './grant-type.ts'
import { refreshToken } from './refresh-token.ts'

/** Every grant type of the token endpoint. */
export const GRANTS: readonly GrantType[] = [authorizationCode, clientCredentials, refreshToken]
