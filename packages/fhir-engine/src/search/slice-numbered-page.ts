import type { Paging } from '../model/decisions.ts'
import { FhirError } from '../model/fhir-error.ts'
import type { LiveVersion } from '../store/stored-version.ts'
import type { Page } from './slice-page.ts'

/**
 * Returns one page of an ordered result by its index or number, as the parameter of the paging has it. Throws
 * FhirError 400 for any other text.
 */
export function sliceNumberedPage(
  sorted: readonly LiveVersion[],
  count: number,
  text: string | undefined,
  { style, parameter }: Paging,
): Page {
  const start = readStart(text, count, style, parameter)
  const name = (index: number) => String(style === 'page' ? Math.floor(index / count) + 1 : index)
  return {
    entries: sorted.slice(start, start + count),
    ...(start + count < sorted.length && { next: name(start + count) }),
    ...(start > 0 && { previous: name(Math.max(0, start - count)) }),
    last: name(Math.max(0, Math.ceil(sorted.length / count) - 1) * count),
  }
}

/** Returns the index of the first match of a page. */
export function readStart(
  text: string | undefined,
  count: number,
  style: Paging['style'],
  parameter: string,
): number {
  if (text === undefined) return 0
  const least = style === 'page' ? 1 : 0
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) {
    throw new FhirError(400, 'invalid', `${parameter} must be a whole number from ${least}`)
  }
  return style === 'page' ? (Number(text) - 1) * count : Number(text)
}
