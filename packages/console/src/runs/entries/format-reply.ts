import type { Reply } from '../../api/types.ts'
import { formatBody } from './format-body.ts'

/** Formats a reply as text: status, headers, effects on the socket, body. */
export function formatReply({ status, headers, body, effects: wire }: Reply): string {
  const effects = Object.entries(wire ?? {}).map(([name, value]) => `(${name}: ${JSON.stringify(value)})`)
  const head = [String(status), ...headers.map(([name, value]) => `${name}: ${value}`), ...effects]
  return body === '' ? head.join('\n') : `${head.join('\n')}\n\n${formatBody(body)}`
}
