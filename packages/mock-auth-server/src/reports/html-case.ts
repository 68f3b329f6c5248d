import { describeBasis, type Verdict } from '../verdicts/verdict.ts'
import { escapeMarkup } from './escape-markup.ts'
import type { ReportCase } from './report.ts'

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' } as const
const WORDS = { passed: 'passed', failed: 'failed', skipped: 'not decided' } as const
const IMAGE = /^data:image\/jpeg;base64,[A-Za-z0-9+/=]+$/

/** Renders the outcome of a case as a sign and a word. */
export function renderOutcome(outcome: ReportCase['outcome']): string {
  return `<span class="sign"><span aria-hidden="true">${SIGNS[outcome]}</span> ${WORDS[outcome]}</span>`
}

/** Renders the evidence of a case: verdict, findings, observations, the page and the exchanges. */
export function renderCaseDetails({
  message,
  verdict,
  findings,
  observed,
  diagram,
  screenshot,
}: ReportCase): string {
  const parts = [
    `<p>${escapeMarkup(message)}</p>`,
    ...(verdict ? [verdictPart(verdict)] : []),
    ...(findings.length > 0 ? [`<ul>${findings.map(findingItem).join('')}</ul>`] : []),
    ...(observed.length > 0 ? [`<p class="small">Seen: ${observed.map(escapeMarkup).join('; ')}</p>`] : []),
    diagram === ''
      ? '<p class="small">No exchanges.</p>'
      : `<div class="scroll" tabindex="0" role="region" aria-label="Exchanges">${diagram}</div>`,
    ...(screenshot !== undefined && IMAGE.test(screenshot)
      ? [`<img src="${screenshot}" alt="The page at the end" width="500" height="350" loading="lazy">`]
      : []),
  ]
  return `<div class="body">${parts.join('\n')}</div>`
}

function verdictPart(verdict: Verdict): string {
  const { requirement, spec, strikeCount, evidence, isFinal } = verdict
  const basis = describeBasis(verdict) ?? 'nothing to judge'
  const shown = evidence.length > 0 ? `; evidence: exchange ${evidence.slice(0, 20).join(', ')}` : ''
  return `<p>A correct client: ${escapeMarkup(requirement)} ${link(spec)}</p>
<p class="small">${capitalize(basis)}; ${strikeCount} ${strikeCount === 1 ? 'strike' : 'strikes'}${shown}${isFinal ? '' : '; not final, since nobody said that the client was done'}.</p>`
}

function findingItem(finding: ReportCase['findings'][number]): string {
  const { level, rule, message, expected, actual, howToFix, spec, seq, allowReason } = finding
  const compared = [
    ...(expected === undefined ? [] : [`expected <code>${escapeMarkup(expected)}</code>`]),
    ...(actual === undefined ? [] : [`got <code>${escapeMarkup(actual)}</code>`]),
  ]
  const known = allowReason === undefined ? '' : ` (allowed: ${escapeMarkup(allowReason)})`
  return (
    `<li><b>${level}</b> <code>${escapeMarkup(rule)}</code>, exchange ${seq}${known}: ${escapeMarkup(message)}` +
    `${compared.length > 0 ? ` (${compared.join(', ')})` : ''}. ${escapeMarkup(howToFix)} ${link(spec)}</li>`
  )
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function link(spec: string): string {
  return /^https?:/.test(spec) ? `<a href="${escapeMarkup(spec)}" rel="noreferrer">Specification</a>` : ''
}
