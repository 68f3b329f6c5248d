import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import type { GrantType } from './grant-type.ts'
import { refreshToken } from './refresh-token.ts'

/** Every grant that the token endpoint knows. */
export const GRANTS: readonly GrantType[] = [authorizationCode, clientCredentials, refreshToken]
