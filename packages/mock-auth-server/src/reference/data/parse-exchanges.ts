import { CAPTURED_KINDS, type CapturedBlock } from './reference-data.ts'

const HEADING = /^## ([a-z\d-]+)$/
const FENCE = /^(`{3,})(?:http|diff|text) ([\w-]+)(?: (\S+))?$/
const REPEATED = /^([\w-]+) as in ([a-z\d-]+)$/

/** Parses an `exchanges.md`: the blocks of every fault by its name. Throws when a line has no place in it. */
export function parseExchanges(text: string): ReadonlyMap<string, readonly CapturedBlock[]> {
  const faults = new Map<string, CapturedBlock[]>()
  const lines = text.split('\n')
  let blocks: CapturedBlock[] | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, name] = HEADING.exec(line) ?? []
    const [, fence, kind = '', point] = FENCE.exec(line) ?? []
    const [, repeated, from = ''] = REPEATED.exec(line) ?? []
    if (name !== undefined) {
      blocks = []
      faults.set(name, blocks)
    } else if (blocks && fence !== undefined) {
      const end = lines.indexOf(fence, at + 1)
      const body = lines.slice(at + 1, end).join('\n')
      blocks.push({ kind: requireKind(kind), ...(point === undefined ? {} : { point }), text: body })
      at = end
    } else if (blocks && repeated !== undefined) {
      const found = faults.get(from)?.find((block) => block.kind === repeated)
      if (!found) throw new Error(`${from} has no ${repeated} to repeat`)
      blocks.push(found)
    } else if (blocks && line !== '') throw new Error(`line ${at + 1} has no place here: ${line}`)
  }
  return faults
}

function requireKind(kind: string): CapturedBlock['kind'] {
  const found = CAPTURED_KINDS.find((each) => each === kind)
  if (!found) throw new Error(`there is no block ${kind}; a block is one of ${CAPTURED_KINDS.join(', ')}`)
  return found
}
