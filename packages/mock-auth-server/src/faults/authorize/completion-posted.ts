import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findReplyHeader, type Reply } from '../../core/http/reply.ts'
import { neverSends } from '../../expectations/index.ts'

const CODE = 'canary-posted-code'

export const completionPosted = defineFault({
  name: 'completion-posted',
  title: 'Fake completion by postMessage',
  kind: 'must-reject',
  catalogueIds: ['F-289'],
  spec: rfc(9700, '4.17'),
  description:
    'Instead of redirecting back to the app, the server sends a page that announces to its opener and its parent, by postMessage in the usual formats, that the login is complete, with a made-up code and the true state; a second later it navigates to the callback as the redirect would have.',
  requirement:
    "Accept messages only from the client's own origin (event.origin), whatever they say; continue with the callback that arrives.",
  steps: ['authorize', 'decide'],
  points: {
    reply: (reply) => {
      const location = findReplyHeader(reply, 'Location')
      const callback = location !== undefined && URL.canParse(location) ? new URL(location) : undefined
      return callback?.searchParams.has('code') ? posting(reply, callback) : reply
    },
  },
  expects: neverSends(CODE),
})

function posting({ headers }: Reply, callback: URL): Reply {
  const kept = headers.filter(([name]) => !/^(?:location|content-type|content-security-policy)$/i.test(name))
  return {
    status: 200,
    headers: [...kept, ['Content-Type', 'text/html; charset=utf-8']],
    body: `<!doctype html>
<title>Signing in</title>
<meta http-equiv="refresh" content="1;url=${escaped(callback.href)}">
<p>Signing in …</p>
<script>
const messages = ${JSON.stringify(messages(callback)).replaceAll('<', '\\u003c')}
for (const target of [window.opener, window.parent])
  if (target && target !== window) for (const message of messages) target.postMessage(message, '*')
</script>
`,
  }
}

/** Returns messages as popup libraries send them to themselves. */
function messages(callback: URL): unknown[] {
  const url = new URL(callback)
  const state = url.searchParams.get('state')
  url.searchParams.set('code', CODE)
  return [
    url.href,
    { type: 'completeAuth', url: url.href },
    { source: 'oidc-client', url: url.href, keepOpen: false },
    { type: 'authorization_response', response: { code: CODE, state } },
  ]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
