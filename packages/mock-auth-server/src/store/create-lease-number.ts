import { randomUUID } from 'node:crypto'

/**
 * Returns a number for the lease after that with the given one: a count, and a part that makes it unlike any other. A
 * store that has lost its last writes may count the same again, and must not take an earlier lease for the new one.
 */
export function createLeaseNumber(before: string): string {
  return `${(Number.parseInt(before, 10) || 0) + 1}.${randomUUID()}`
}
