import type { AuthorizationEnd } from './authorization-requests.ts'

/**
 * Describes where an authorization request ended, so that two ends can be compared: status, path, title and form
 * controls of the page, or the redirect to the app with the names of its parameters.
 */
export function describeEnd({ last, callback }: AuthorizationEnd): string {
  if (callback)
    return `redirect to the app with ${[...callback.searchParams.keys()].sort().join(', ') || 'nothing'}`
  const [, title = ''] = /<title[^>]*>([^<]*)</i.exec(last.text) ?? []
  const controls = [
    ...last.text.matchAll(/<(?:input|select|button|textarea)\b[^>]*?\bname\s*=\s*["']?([\w-]+)/gi),
  ]
  const names = [...new Set(controls.map(([, name = '']) => name))].sort()
  return `${last.status} "${title.trim()}" with ${names.length === 0 ? 'no controls' : names.join(', ')}`
}
