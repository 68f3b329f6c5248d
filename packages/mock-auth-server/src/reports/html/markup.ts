import { escapeMarkup } from '../diagram/escape-markup.ts'

/** Renders an outcome as a sign and a word; the sign is not read aloud. */
export function renderSign(sign: string, word: string, tone: string): string {
  return `<span class="sign ${tone}"><span aria-hidden="true">${sign}</span> ${escapeMarkup(word)}</span>`
}

/** Renders a link to a section of a specification, or nothing when it is no http URL. */
export function renderSpecLink(spec: string): string {
  return /^https?:/.test(spec)
    ? `<a class="spec" href="${escapeMarkup(spec)}" rel="noreferrer">Specification</a>`
    : ''
}

/** A word at the beginning that is no identifier such as `permission-v2` or `/fhir`. */
const FIRST_WORD = /^[a-z]+(?=[ ,;:.]|$)/

/** Renders a sentence: its first letter in upper case, and a full stop at the end. */
export function renderSentence(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const begun = trimmed.replace(FIRST_WORD, (word) => word.slice(0, 1).toUpperCase() + word.slice(1))
  return escapeMarkup(/[.!?…]$/.test(begun) ? begun : `${begun}.`)
}

/** Renders a part of the overview with its heading, or nothing when it is empty. */
export function renderOverviewPart(name: string, heading: string, content: string): string {
  if (content === '') return ''
  return `<section class="part ${name}" aria-labelledby="${name}"><h2 id="${name}">${escapeMarkup(heading)}</h2>\n${content}\n</section>`
}

/** Renders how many items print leaves out, which the screen shows. */
export function renderOmission(count: number, most: number): string {
  return count > most ? `<p class="small print-only">and ${count - most} more, in the cases below</p>` : ''
}
