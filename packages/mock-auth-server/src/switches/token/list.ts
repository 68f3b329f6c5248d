import { refreshResponse } from './refresh-response.ts'
import { tokenType } from './token-type.ts'

/** The switches of token responses, refreshes and token requests. */
export const TOKEN_SWITCHES = [tokenType, refreshResponse] as const
