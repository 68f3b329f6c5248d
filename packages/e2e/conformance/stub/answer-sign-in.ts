import { type Call, sendPage } from './call.ts'

const REDIRECT_URI = 'http://localhost:4020/callback'
const KNOWN = [
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'aud'],
  ...['code_challenge', 'code_challenge_method', 'nonce', 'launch'],
]

/** Shows the sign-in page to a correct request, and an error page or an error redirect to another one. */
export function answerSignIn({ response, url: { searchParams: query }, has }: Call): unknown {
  const cors = has('CORS for sign-in') ? { 'access-control-allow-origin': '*' } : {}
  const uri = query.get('redirect_uri') ?? ''
  const isKnown = query.get('client_id') === 'stub-app' && uri === REDIRECT_URI
  if (!isKnown && !(has('redirects anyone') && uri !== ''))
    return response.writeHead(400, cors).end('unknown app')
  const redirect = (error: string) => {
    const state = has('forgets state') ? '' : (query.get('state') ?? '')
    response.writeHead(302, { ...cors, location: `${uri}?${new URLSearchParams({ error, state })}` }).end()
  }
  if (query.get('response_type') !== 'code') return redirect('unsupported_response_type')
  if (!isKnown) return redirect('unauthorized_client')
  if (has('refuses unknown parameters') && [...query.keys()].some((name) => !KNOWN.includes(name)))
    return redirect('invalid_request')
  const frame = has('page can be framed') ? { 'content-security-policy': "default-src 'none'" } : {}
  const script = has('page loads a foreign script')
    ? '</title><script src="https://cdn.example/x.js"></script>'
    : ''
  return sendPage(response, `Sign in${script}`, { ...cors, ...frame })
}
