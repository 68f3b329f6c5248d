import { OwnedElsewhere, OwnerLost, StoreError } from './tenant-store.ts'

const NOTHING = 'so nothing was done; try again in a moment'
const UNKNOWN = 'it is unknown whether this was done; look, and try again in a moment'

/**
 * Says why a request was not handled that needs the store or another process, and whether anything was done; `undefined`
 * for any other error.
 */
export function describeUnavailability(error: unknown): string | undefined {
  if (error instanceof StoreError)
    return `The store of this server does not respond or takes no writes, ${NOTHING}`
  if (error instanceof OwnedElsewhere)
    return `The process that serves this tenant does not respond, ${NOTHING}`
  if (error instanceof OwnerLost) return `The process that served this tenant ended or stalled: ${UNKNOWN}`
  return undefined
}

/** Says that what a request changed could not be written. */
export const NOT_WRITTEN = `The store of this server did not confirm what was written: ${UNKNOWN}`
