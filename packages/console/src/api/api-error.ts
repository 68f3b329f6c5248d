/** Why a call of the control API failed, in words for a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
}
