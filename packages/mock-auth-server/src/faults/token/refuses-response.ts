import { allOf, doesNotUse, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'

/**
 * Expectations for a response that the client must treat as an error: it uses or invents no token, and does
 * not send its code again.
 */
export const REFUSES_RESPONSE = allOf(doesNotUse('token'), usesOnlyValidTokens(), redeemsOnce())
