/** Why a tenant could not be made. */
export class TenantError extends Error {
  override readonly name = 'TenantError'
}
