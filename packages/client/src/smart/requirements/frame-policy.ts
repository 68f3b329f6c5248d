import { rfc } from '../spec.ts'
import { createProblem, type Requirement } from './requirement.ts'

/**
 * Returns the sources of each policy that has the directive; policies of one header are separated by commas.
 */
export function readFrameAncestors(headers: Headers): string[][] {
  return (headers.get('content-security-policy') ?? '').split(',').flatMap((policy) => {
    const directives = policy.split(';').map((part) => part.trim().split(/\s+/))
    const found = directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors')
    return found ? [found.slice(1)] : []
  })
}

/** A sign-in page cannot be framed by any site (S-061); judged from the headers of the page. */
export const framePolicy: Requirement<Headers> = {
  spec: rfc(6749, '10.13'),
  howToFix:
    "Send Content-Security-Policy: frame-ancestors with 'none' or the origins that may frame the page.",
  judge(headers) {
    const policies = readFrameAncestors(headers)
    const isOpen = (source: string) => source === '*' || /^[a-z][a-z0-9+.-]*:$/i.test(source)
    if (policies.length > 0) {
      const every = policies.every((sources) => sources.some(isOpen))
      return every ? [createProblem('frame-ancestors allows every site to frame the page.')] : []
    }
    const option = headers.get('x-frame-options')?.trim().toLowerCase()
    if (option === 'deny' || option === 'sameorigin') return []
    return [
      createProblem('The page has neither frame-ancestors nor X-Frame-Options, so any site can frame it.'),
    ]
  },
}
