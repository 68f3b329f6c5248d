import { type StoreCounts, StoreError } from '../exchange/tenants/shared/tenant-store.ts'
import { describeStoreError } from './describe-store-error.ts'

/** Counts the requests to a store. */
export class RequestCounter {
  readonly counts: StoreCounts = { done: 0, failed: 0, seconds: 0, takeovers: 0 }

  /** Runs a request; rejects with `StoreError` when it fails. */
  async run<Result>(request: () => Promise<Result>): Promise<Result> {
    const start = performance.now()
    try {
      const result = await request()
      this.counts.done += 1
      return result
    } catch (error) {
      this.counts.failed += 1
      throw toStoreError(error)
    } finally {
      this.counts.seconds += (performance.now() - start) / 1000
    }
  }
}

function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  return new StoreError(`the store ${describeStoreError(error)}`)
}
