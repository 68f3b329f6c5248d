/** The store that several processes share, and where they find this one. */
export interface StoreSettings {
  /** `valkey://host:6379`, with `?idle=60` for the seconds after which unused tenants are given up; see `parseStoreUrl`. */
  readonly url: string
  /** Name or address by which the other processes reach this one, which listens there; loopback by default. */
  readonly peerHost?: string
  /** A free port by default. */
  readonly peerPort?: number
}
