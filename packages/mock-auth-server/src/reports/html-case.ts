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
  says,
  verdict,
  findings,
  seen,
  diagram,
  screenshot,
}: ReportCase): string {
  const parts = [
    `<p>${escapeMarkup(says)}</p>`,
    ...(verdict ? [verdictPart(verdict)] : []),
    ...(findings.length > 0 ? [`<ul>${findings.map(findingItem).join('')}</ul>`] : []),
    ...(seen.length > 0 ? [`<p class="small">Seen: ${seen.map(escapeMarkup).join('; ')}</p>`] : []),
    diagram === ''
      ? '<p class="small">No exchanges.</p>'
      : `<div class="scroll" tabindex="0" role="region" aria-label="Exchanges">${diagram}</div>`,
    ...(screenshot !== undefined && IMAGE.test(screenshot)
      ? [`<img src="${screenshot}" alt="The page at the end" width="500" height="350" loading="lazy">`]
      : []),
  ]
  return `<div class="body">${parts.join('\n')}</div>`
}

function verdictPart({ client, spec, basis, struck, evidence }: NonNullable<ReportCase['verdict']>): string {
  const shown = evidence.length > 0 ? `; evidence: exchange ${evidence.slice(0, 20).join(', ')}` : ''
  return `<p>A correct client: ${escapeMarkup(client)} ${link(spec)}</p>
<p class="small">Judged from the ${escapeMarkup(basis)}; ${struck} ${struck === 1 ? 'strike' : 'strikes'}${shown}.</p>`
}

function findingItem(finding: ReportCase['findings'][number]): string {
  const { level, rule, says, expected, actual, fix, spec, seq, allowed } = finding
  const compared = [
    ...(expected === undefined ? [] : [`expected <code>${escapeMarkup(expected)}</code>`]),
    ...(actual === undefined ? [] : [`got <code>${escapeMarkup(actual)}</code>`]),
  ]
  const known = allowed === undefined ? '' : ` (allowed: ${escapeMarkup(allowed)})`
  return (
    `<li><b>${level}</b> <code>${escapeMarkup(rule)}</code>, exchange ${seq}${known}: ${escapeMarkup(says)}` +
    `${compared.length > 0 ? ` (${compared.join(', ')})` : ''}. ${escapeMarkup(fix)} ${link(spec)}</li>`
  )
}

function link(spec: string): string {
  return /^https?:/.test(spec) ? `<a href="${escapeMarkup(spec)}" rel="noreferrer">Specification</a>` : ''
}
