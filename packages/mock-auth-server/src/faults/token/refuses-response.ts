import { allOf, doesNotUse, redeemsOnce, usesOnlyValidTokens } from '../../core/declare/expectation.ts'

/** The response is taken for an error: no token of it is used or made up, and its code is not sent again. */
export const REFUSES_RESPONSE = allOf(doesNotUse('token'), usesOnlyValidTokens(), redeemsOnce())
