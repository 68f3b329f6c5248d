import { MemoryAccount } from '../../core/util/memory-account.ts'
import { ExpiringMap } from '../records/expiring-map.ts'
import { LastingMap } from '../records/lasting-map.ts'
import { openOrderedRecords } from '../records/ordered-records.ts'
import type { TenantRecords } from '../records/tenant-records.ts'

/** Number of shares that the limit of the account is divided into: one for each map. */
const MAPS = 10

/** Creates the maps of a state; each may have a share of the account's limit, and has records of its own kind. */
export class MemoryMaps {
  readonly #account: MemoryAccount
  readonly #records: TenantRecords | undefined

  constructor(account = new MemoryAccount(), records?: TenantRecords) {
    this.#account = account
    this.#records = records
  }

  createExpiring<Value extends { readonly expiresAt: number }>(
    kind: string,
    limit?: number,
  ): ExpiringMap<Value> {
    return new ExpiringMap<Value>(this.#createPart(), limit, openOrderedRecords(this.#records, kind))
  }

  createLasting<Value>(kind: string, factor?: number): LastingMap<Value> {
    return new LastingMap<Value>(this.#createPart(), factor, openOrderedRecords(this.#records, kind))
  }

  #createPart(): MemoryAccount {
    return this.#account.createPart(this.#account.limit / MAPS)
  }
}
