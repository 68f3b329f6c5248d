import { errorDetail } from './error-detail.ts'
import { errorShape } from './error-shape.ts'
import { tokenErrors } from './token-errors.ts'

/** The switches of OAuth errors. */
export const ERRORS_SWITCHES = [tokenErrors, errorDetail, errorShape] as const
