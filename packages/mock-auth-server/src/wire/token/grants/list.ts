import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import type { GrantType } from './grant-type.ts'
import { jwtBearer } from './jwt-bearer.ts'
import { refreshToken } from './refresh-token.ts'

/** Every grant type of the token endpoint. */
export const GRANTS: readonly GrantType[] = [authorizationCode, clientCredentials, refreshToken, jwtBearer]

/** The grant types that a server has unless apps register for each device. */
export const GRANT_TYPES: readonly string[] = [authorizationCode, clientCredentials, refreshToken].map(
  ({ type }) => type,
)
