import { framePolicy } from '../../../smart/requirements/frame-policy.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { openSignIn } from '../../sources/authorization-requests.ts'

const SAFE_POLICIES = [
  'no-referrer',
  'origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
]

export const signInPage = defineCheck({
  name: 'sign-in-page',
  title: 'The sign-in page cannot be framed by any site and leaks nothing',
  group: 'authorize',
  catalogueIds: ['S-061', 'S-064'],
  level: 'SHALL',
  source: 'oauth',
  spec: framePolicy.spec,
  howToFix: framePolicy.howToFix,
  prerequisites: ['client'],
  cases: {
    framing: {
      kind: 'active',
      catalogueIds: ['S-061'],
      async judge({ get }) {
        const { last, callback } = await get(openSignIn)
        if (callback)
          throw createNotApplicableError('The server redirects at once; there is no page to frame.')
        if (last.status >= 300) throw createUndecidedError(`The sign-in page returned ${last.status}.`)
        return framePolicy.judge(last.headers)
      },
    },
    referrer: {
      kind: 'active',
      level: 'SHOULD',
      source: 'bcp',
      catalogueIds: ['S-064'],
      spec: rfc(9700, '4.2.4'),
      howToFix: 'Send Referrer-Policy: no-referrer, and load nothing from other hosts.',
      async judge({ get, target }) {
        const { last, callback } = await get(openSignIn)
        if (callback) throw createNotApplicableError('The server redirects at once; there is no page.')
        if (last.status >= 400) throw createUndecidedError(`The sign-in page returned ${last.status}.`)
        const policies = (last.headers.get('referrer-policy') ?? '').toLowerCase().split(/\s*,\s*/)
        const policy = policies.at(-1) ?? ''
        const host = new URL(target.fhirBase).host
        const foreign = [
          ...last.text.matchAll(
            /<(?:script|img|link)\b[^>]*?\b(?:src|href)\s*=\s*["']?(https?:\/\/[^"'\s>]+)/gi,
          ),
        ]
          .map(([, url = '']) => url)
          .filter((url) => URL.canParse(url) && new URL(url).host !== host)
        return [
          ...createProblemIf(
            !SAFE_POLICIES.includes(policy),
            policy === ''
              ? 'The page has no Referrer-Policy.'
              : `Referrer-Policy is ${policy}, so the address of the page reaches other hosts.`,
          ),
          ...foreign.map((url) => createProblem(`The page loads ${url} from another host.`)),
        ]
      },
    },
  },
})
