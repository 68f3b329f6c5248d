import { TenantError } from './tenant-error.ts'

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
/** Names that the tenants of links have. */
const LINK_NAME = /^(?:v-r4|[sv]-[0-9a-f]{16})$/

/** Throws `TenantError` for a name that a tenant cannot be created with. */
export function checkTenantName(name: string): void {
  if (!NAME.test(name)) {
    throw new TenantError(
      `a tenant name must be lower-case letters, digits and hyphens, not ${JSON.stringify(name)}`,
    )
  }
  if (isLinkName(name)) {
    throw new TenantError(`the name ${name} is reserved for tenants that links create; choose another`)
  }
}

/** Returns `true` for the name of a link's tenant. */
export function isLinkName(name: string): boolean {
  return LINK_NAME.test(name)
}
