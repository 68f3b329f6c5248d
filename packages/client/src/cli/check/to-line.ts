import { escapeLine, type Paint, type Tone } from '@smart-mock/cli-kit'
import type { Step } from '../../model/run.ts'
import type { VerdictLevel } from '../../model/verdict.ts'

const SIGN: Record<VerdictLevel, string> = { ok: '✓', info: 'i', warning: '⚠', error: '✗' }
const TONES: Record<VerdictLevel, Tone> = {
  ok: 'success',
  info: 'quiet',
  warning: 'warning',
  error: 'failure',
}

/** Formats a finished step as lines for a terminal; advice only for problems. */
export function toLine({ title, durationMs, verdict }: Step, paint: Paint): string {
  if (!verdict) return ''
  const time = durationMs === undefined ? '' : ` (${durationMs} ms)`
  const text = escapeLine(`${title}${time}: ${verdict.message}`)
  const sign = paint(TONES[verdict.level], `${SIGN[verdict.level]} ${verdict.level.padEnd(7)}`)
  const first = `${sign} ${text}\n`
  if (verdict.level === 'ok') return first
  const more = [
    verdict.whyItMatters,
    verdict.whatToTry && `Try: ${verdict.whatToTry}`,
    verdict.spec && `${verdict.spec.label} ${verdict.spec.url}`,
  ]
  return first + more.flatMap((line) => (line ? [`            ${escapeLine(line)}\n`] : [])).join('')
}
