/** A tenant that could not be created, with the reason. */
export class TenantError extends Error {
  override readonly name = 'TenantError'
}
