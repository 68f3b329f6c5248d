import type { FactHistory } from '../../core/journal/facts.ts'

/** Returns `true` when that fault struck a request with that access token, which is refused from then on. */
export function wasRefused(fault: string, token: string, history: FactHistory): boolean {
  return history
    .findByValue('accessToken', token)
    .some(({ facts }) => facts.struck?.split(' ').includes(fault))
}
