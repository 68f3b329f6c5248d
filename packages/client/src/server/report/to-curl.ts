import type { Exchange } from '../../model/exchange.ts'
import { MASK } from '../../smart/http/mask-secrets.ts'

/** Patterns of secrets that a shell variable replaces; group 1 remains. */
const SECRETS: [RegExp, string][] = [
  [/\b(Bearer )(?!smart-client-conformance-)[^\s"']+/g, 'ACCESS_TOKEN'],
  [new RegExp(`(Basic )[^\\s"']*${MASK}[^\\s"']*`, 'g'), 'CLIENT_CREDENTIALS'],
  [/((?:^|&)client_secret=)[^&]*/g, 'CLIENT_SECRET'],
  [/((?:^|&)client_assertion=)[^&]*/g, 'CLIENT_ASSERTION'],
  [/((?:^|&)code=)(?!smart-client-conformance-)[^&]*/g, 'CODE'],
  [/((?:^|&)code_verifier=)(?!smart-client-conformance-)[^&]*/g, 'CODE_VERIFIER'],
  [/((?:^|&)refresh_token=)(?!smart-client-conformance-)[^&]*/g, 'REFRESH_TOKEN'],
  [/((?:^|&)token=)(?!smart-client-conformance-)[^&]*/g, 'TOKEN'],
]

/** Formats an exchange as a curl command for a POSIX shell; secrets and tokens are shell variables. */
export function toCurl({ request }: Exchange): string {
  const parts = [
    'curl -i',
    request.method === 'HEAD' ? '--head' : `-X ${request.method}`,
    ...request.headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(request.body === undefined ? [] : [`--data-raw ${quote(request.body)}`]),
    quote(request.url),
  ]
  return `${parts.join(' \\\n  ')}\n`
}

/** Quotes a text in single quotes, in which a shell expands nothing; the variables are outside of them. */
function quote(text: string): string {
  const plain = text.replaceAll('\0', '')
  const marked = SECRETS.reduce((value, [pattern, name]) => value.replace(pattern, `$1\0${name}\0`), plain)
  const quoted = `'${marked.replaceAll("'", "'\\''")}'`
  return quoted.replace(/\0(\w+)\0/g, `'"$$$1"'`)
}
