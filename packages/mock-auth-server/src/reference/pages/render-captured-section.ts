import type { AnyFault } from '../../core/declare/fault.ts'
import type { CapturedBlock } from '../data/reference-data.ts'
import { renderFence } from './markdown.ts'

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
          ? 'The request of a client that checks nothing (`{…}` marks values that differ from run to run):'
          : 'The traffic is unchanged. The user agent acts around this exchange, whose callback it holds back:',
        '',
        ...renderFence('http', text),
      ]
    case 'reply':
      return ['The response, original (`-`) and sent (`+`):', '', ...renderFence('diff', text)]
    case 'added':
      return [`The value added at the point \`${point}\`:`, '', ...renderFence('diff', text)]
    case 'changed':
      return [
        `The value at the point \`${point}\`, original (\`-\`) and changed (\`+\`):`,
        '',
        ...renderFence('diff', text),
      ]
    case 'sent':
      return ['The response:', '', ...renderFence('http', text)]
    case 'sent-instead':
      return ['The response of the fault, in place of the endpoint:', '', ...renderFence('http', text)]
    case 'socket':
      return text.split('\n').flatMap((line) => [`On the socket: ${line}`, ''])
  }
}
