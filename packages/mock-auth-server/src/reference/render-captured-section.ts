import type { AnyFault } from '../core/declare/fault.ts'
import { renderFence } from './markdown.ts'
import type { CapturedBlock } from './reference-data.ts'

/** Renders the exchange that was struck when a client came through that checks nothing. */
export function renderCapturedSection({ points }: AnyFault, blocks: readonly CapturedBlock[]): string[] {
  if (blocks.length === 0) return []
  return ['## A captured example', '', ...blocks.flatMap((block) => renderBlock(block, points !== undefined))]
}

function renderBlock({ kind, point, text }: CapturedBlock, changesReplies: boolean): string[] {
  switch (kind) {
    case 'request':
      return [
        changesReplies
          ? 'A client that checks nothing asked (`{…}` stands for what differs from run to run):'
          : 'Nothing is changed on the wire. The user agent acts around this exchange, whose callback it holds back:',
        '',
        ...renderFence('http', text),
      ]
    case 'reply':
      return ['The reply, as it was meant (`-`) and as it was sent (`+`):', '', ...renderFence('diff', text)]
    case 'added':
      return [`At the point \`${point}\`, where there was nothing:`, '', ...renderFence('diff', text)]
    case 'changed':
      return [
        `At the point \`${point}\`, what was meant (\`-\`) and what it became (\`+\`):`,
        '',
        ...renderFence('diff', text),
      ]
    case 'sent':
      return ['What was sent:', '', ...renderFence('http', text)]
    case 'sent-instead':
      return ['The fault answered, and the endpoint did no work:', '', ...renderFence('http', text)]
    case 'socket':
      return text.split('\n').flatMap((line) => [`On the socket: ${line}`, ''])
  }
}
