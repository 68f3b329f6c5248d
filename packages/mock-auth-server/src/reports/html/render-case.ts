import { describeBasis, type Verdict } from '../../verdicts/verdict.ts'
import { type CaseStanding, classifyCase } from '../classify-case.ts'
import { escapeMarkup } from '../diagram/escape-markup.ts'
import { formatPresetSpan } from '../presets-in-force.ts'
import type { ReportCase } from '../report.ts'
import { renderSentence, renderSign, renderSpecLink } from './markup.ts'

const SIGNS: Readonly<Record<CaseStanding, readonly [sign: string, word: string]>> = {
  handled: ['✓', 'passed'],
  failed: ['✗', 'failed'],
  undecided: ['?', 'undecided'],
  unreached: ['–', 'not reached'],
}
const IMAGE = /^data:image\/jpeg;base64,[A-Za-z0-9+/=]+$/

/** Renders a case: a line, and below it the evidence. */
export function renderCase(
  tried: ReportCase,
  { anchor, isOpen }: { anchor: string; isOpen: boolean },
): string {
  const { name, fault, outcome, message } = tried
  const standing = classifyCase(tried)
  const [sign, word] = outcome === 'failed' ? SIGNS.failed : SIGNS[standing]
  const tone = outcome === 'failed' ? 'failed' : standing
  // The anchor is inside, so that a link to it opens the case.
  return `<details class="case ${outcome}"${isOpen ? ' open' : ''}>
<summary>${renderSign(sign, word, tone)}<h4>${escapeMarkup(name)}</h4><span class="says">${escapeMarkup(fault?.title ?? message)}</span></summary>
<div class="body" id="${anchor}">
${[renderSides(tried), renderFindings(tried), renderEvidence(tried)].filter((part) => part !== '').join('\n')}
</div>
</details>`
}

/** Renders what the server did, and side by side what was expected of the app and what was seen. */
function renderSides(tried: ReportCase): string {
  const { fault, verdict, message, exercisedBy, findings } = tried
  // The finding says it below.
  if (findings.length > 0 && !verdict && findings[0]?.message === message) return ''
  const requirement = fault?.requirement ?? verdict?.requirement
  const sides = [
    ...(requirement === undefined
      ? []
      : [
          `<div><dt>Expected</dt><dd>${renderSentence(requirement)} ${renderSpecLink(fault?.spec ?? verdict?.spec ?? '')}</dd></div>`,
        ]),
    `<div><dt>Seen</dt><dd>${renderSentence(message)}${renderSeen(tried)}</dd></div>`,
    ...(exercisedBy === undefined
      ? []
      : [`<div><dt>What would exercise it</dt><dd>${renderSentence(exercisedBy)}</dd></div>`]),
  ]
  const did = fault ? `<p>${renderSentence(fault.description)}</p>\n` : ''
  return `${did}<dl class="sides">${sides.join('\n')}</dl>`
}

function renderSeen({ observed, verdict, pageText }: ReportCase): string {
  const seen = observed.map((text) => `<li>${escapeMarkup(text)}</li>`)
  return [
    ...(seen.length > 0 ? [`<ul class="observed">${seen.join('')}</ul>`] : []),
    ...(pageText === undefined
      ? []
      : [
          `<p class="small">Text of the page at the end:</p><blockquote>${escapeMarkup(pageText)}</blockquote>`,
        ]),
    ...(verdict ? [`<p class="small">${describeVerdict(verdict)}</p>`] : []),
  ].join('')
}

function describeVerdict(verdict: Verdict): string {
  const { strikeCount, evidence, isFinal } = verdict
  const basis = describeBasis(verdict) ?? 'nothing to judge'
  const shown = evidence.length > 0 ? `; evidence: exchange ${evidence.slice(0, 20).join(', ')}` : ''
  const open = isFinal ? '' : '; not final, since nobody said that the client was done'
  return renderSentence(`${basis}; ${strikeCount} ${strikeCount === 1 ? 'strike' : 'strikes'}${shown}${open}`)
}

function renderFindings({ findings }: ReportCase): string {
  return findings.length === 0 ? '' : `<ul class="findings">${findings.map(renderFinding).join('\n')}</ul>`
}

function renderFinding(finding: ReportCase['findings'][number]): string {
  const { level, rule, message, expected, actual, howToFix, spec, seq, allowReason } = finding
  const known = allowReason === undefined ? '' : ` (allowed: ${escapeMarkup(allowReason)})`
  const sides = [
    ...(expected === undefined
      ? []
      : [`<div><dt>Expected</dt><dd><code>${escapeMarkup(expected)}</code></dd></div>`]),
    ...(actual === undefined
      ? []
      : [`<div><dt>Seen</dt><dd><code>${escapeMarkup(actual)}</code></dd></div>`]),
  ]
  return `<li><b>${level}</b> <code>${escapeMarkup(rule)}</code>, exchange ${seq}${known}: ${renderSentence(message)}
${sides.length === 0 ? '' : `<dl class="sides">${sides.join('')}</dl>`}<p><b>Fix:</b> ${renderSentence(howToFix)} ${renderSpecLink(spec)}</p></li>`
}

function renderEvidence({ diagram, screenshot, presetsInForce = [] }: ReportCase): string {
  const presets = presetsInForce.map(formatPresetSpan).join(', ')
  const exchanges =
    diagram === ''
      ? '<p class="small">No exchanges.</p>'
      : `<div class="scroll" tabindex="0" role="group" aria-label="Exchanges">${diagram}</div>`
  const page =
    screenshot !== undefined && IMAGE.test(screenshot)
      ? `<figure><img src="${screenshot}" alt="The page at the end" width="500" height="350" loading="lazy"><figcaption class="small">The page at the end</figcaption></figure>`
      : ''
  const inForce = presets === '' ? '' : `<p class="small">Preset in force: ${escapeMarkup(presets)}.</p>\n`
  return `${inForce}<div class="evidence">${exchanges}${page}</div>`
}
