import { structuredPatch } from 'diff'
import type { HeaderPair } from '../../../src/core/http/incoming-request.ts'
import type { Reply } from '../../../src/core/http/reply.ts'
import type { JournalEntry, PointChange } from '../../../src/core/journal/journal-entry.ts'
import { formatReplyLines } from '../../../src/reference/pages/format-http.ts'
import { formatJson } from '../../../src/reference/pages/format-json.ts'
import { firstOf, narrow } from './narrow.ts'
import type { Steady } from './steady.ts'

const LONGEST = 60

/** Returns the change of a value by a fault as lines of a diff, from the original to the value sent. */
export function changeLines({ original, sent }: PointChange, steady: Steady): string[] {
  const [before, after] =
    isReply(original) && isReply(sent) ? replies(original, sent) : [valueText(original), valueText(sent)]
  return diffLines(steady.text(before), steady.text(after))
}

/** Returns the lines sent, cut where they only repeat themselves. */
export function sentLines({ sent }: JournalEntry, steady: Steady): string[] {
  if (!sent) return ['(no reply)']
  return firstOf(narrow(steady.text(formatReplyLines(sent, () => false).join('\n')), 3), 24)
}

/** Returns `true` when a value is a whole reply, so that its change shows everything that was sent. */
export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value
}

/** Returns both replies with the headers that differ. */
function replies(honest: Reply, sent: Reply): [string, string] {
  const has = (reply: Reply, [name, value]: HeaderPair) =>
    reply.headers.some((header) => header[0] === name && header[1] === value)
  return [
    formatReplyLines(honest, (header) => !has(sent, header)).join('\n'),
    formatReplyLines(sent, (header) => !has(honest, header)).join('\n'),
  ]
}

function valueText(value: unknown): string {
  if (value === undefined) return '(nothing)'
  if (typeof value !== 'string') return formatJson(value)
  return /^eyJ[\w-]*\./.test(value) ? tokenText(value) : value
}

/** Formats a JWT with its parts decoded, and the signature as a word. */
function tokenText(token: string): string {
  const [header = '', claims = '', ...rest] = token.split('.')
  const decoded = [header, claims].map((part) => {
    const text = Buffer.from(part, 'base64url').toString()
    try {
      return formatJson(JSON.parse(text))
    } catch {
      return text
    }
  })
  return [...decoded, ...rest.map((part) => (part === '' ? '(no signature)' : part))].join('\n.\n')
}

function diffLines(before: string, after: string): string[] {
  const [from, to] = [before, after].map((text) => `${narrow(text).join('\n')}\n`)
  const { hunks } = structuredPatch('', '', from ?? '', to ?? '', '', '', { context: 3 })
  return firstOf(
    hunks.flatMap(({ lines }, index) => [...(index === 0 ? [] : ['  …']), ...lines]),
    LONGEST,
  )
}
