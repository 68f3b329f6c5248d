import { isLinkName } from '../check-tenant-name.ts'

const LINK_LIFE_MS = 7 * 24 * 60 * 60_000

/**
 * Returns the milliseconds for which a store has the tenant of that name after it was taken or written last; `undefined`
 * when it stays. Nobody deletes the tenant of a link, which makes it anew.
 */
export function getLife(name: string): number | undefined {
  return isLinkName(name) ? LINK_LIFE_MS : undefined
}
