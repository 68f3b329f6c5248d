/** A tenant that could not be created, with the reason. */
export class TenantError extends Error {
  override readonly name = 'TenantError'
}

/** A name that a tenant has already. */
export class TenantExistsError extends TenantError {
  constructor(name: string) {
    super(`the tenant ${name} already exists`)
  }
}
