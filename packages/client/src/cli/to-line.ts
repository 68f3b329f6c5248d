import type { Step } from '../model/run.ts'
import type { VerdictLevel } from '../model/verdict.ts'
import { escapeLine } from './escape-for-terminal.ts'

const SIGN: Record<VerdictLevel, string> = { ok: '✓', info: 'i', warning: '⚠', error: '✗' }

/** Formats a finished step as lines for a terminal; advice only for problems. */
export function toLine({ title, durationMs, verdict }: Step): string {
  if (!verdict) return ''
  const time = durationMs === undefined ? '' : ` (${durationMs} ms)`
  const text = escapeLine(`${title}${time}: ${verdict.message}`)
  const first = `${SIGN[verdict.level]} ${verdict.level.padEnd(7)} ${text}\n`
  if (verdict.level === 'ok') return first
  const more = [
    verdict.whyItMatters,
    verdict.whatToTry && `Try: ${verdict.whatToTry}`,
    verdict.spec && `${verdict.spec.label} ${verdict.spec.url}`,
  ]
  return first + more.flatMap((line) => (line ? [`            ${escapeLine(line)}\n`] : [])).join('')
}
