import { authorizationCode } from './authorization-code.ts'
import type { GrantType } from './grant-type.ts'
import { refreshToken } from './refresh-token.ts'

/** Every grant that the token endpoint knows. */
export const GRANTS: readonly GrantType[] = [authorizationCode, refreshToken]
