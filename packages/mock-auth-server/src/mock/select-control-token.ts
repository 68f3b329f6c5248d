import { createRandomId } from '../core/util/id.ts'
import { isLoopbackHost } from '../listeners/listener-urls.ts'

/** Returns the token of the control listener: the configured one, or a new one where other machines can reach it. */
export function selectControlToken(
  configured: string | undefined,
  host: string,
  url: string | undefined,
): string | undefined {
  return configured ?? (isOpenHere(host, url) ? undefined : createRandomId())
}

/** Returns `true` when the control listener has only names of loopback, and so requires no token. */
function isOpenHere(host: string, url: string | undefined): boolean {
  return isLoopbackHost(host) && (url === undefined || isLoopbackHost(new URL(url).hostname))
}
