/** The keys of a tenant: its owner, its records, and the events of its journal. */
export type StoredTenantKeys = [owner: string, records: string, journal: string]

/** The names of the keys in a store, which begin alike. */
export class StoreKeys {
  readonly tenants: string
  readonly secret: string
  readonly publicUrl: string
  readonly canaryUrl: string
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
    this.tenants = `${prefix}:tenants`
    this.secret = `${prefix}:secret`
    this.publicUrl = `${prefix}:public-url`
    this.canaryUrl = `${prefix}:canary-url`
  }

  getProcessKey(process: string): string {
    return `${this.#prefix}:process:${process}`
  }

  /** Returns the keys of a tenant; the braces put them into one slot of a cluster. */
  getTenantKeys(tenant: string): StoredTenantKeys {
    const key = `${this.#prefix}:{${tenant}}`
    return [`${key}:owner`, `${key}:records`, `${key}:journal`]
  }
}
