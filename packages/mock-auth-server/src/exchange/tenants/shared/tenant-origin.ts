import type { TenantRequest } from '../tenant-request.ts'

/** The settings that a tenant was created with, as JSON can carry them: another process creates it likewise. */
export interface TenantOrigin {
  /** The path of its base below the public URL. */
  readonly path: string
  readonly request: TenantRequest
}
