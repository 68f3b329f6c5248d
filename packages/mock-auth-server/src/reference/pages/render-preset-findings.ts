import { posix } from 'node:path'
import type { KitAtPresets, PresetFindings, ValueSet } from '../data/preset-findings.ts'
import { toCheckName } from '../to-check-name.ts'
import { renderTable } from './markdown.ts'
import { escapeText } from './render-client-results.ts'

/**
 * Renders which cases of `smart-client conformance` do not pass at a preset, and because of which values, for a page of a
 * folder of the repository.
 */
export function renderPresetFindings(
  { findings, skipped }: PresetFindings,
  checks: KitAtPresets['checks'],
  folder: string,
): string[] {
  return [
    ...renderTable(
      ['outcome', 'case', 'because of', 'what it found'],
      findings.map(({ case: name, outcome, message, causes }) => [
        outcome === 'failed' ? '**failed**' : outcome,
        formatCaseLink(name, checks, folder),
        formatCauses(causes),
        escapeText(message),
      ]),
    ),
    ...(skipped.length > 0 ? ['Skipped there, and passed by a strict server:', ''] : []),
    ...renderTable(
      ['why', 'because of', 'cases'],
      skipped.map(({ reason, message, causes, cases }) => [
        reason === 'blocked' ? `blocked by \`${message}\`` : escapeText(message),
        formatCauses(causes),
        cases.map((name) => `\`${name}\``).join(', '),
      ]),
    ),
  ]
}

/** Formats the values that lead to an outcome, each alone or where there is a plus together. */
const formatCauses = (causes: readonly ValueSet[]): string =>
  causes.map((names) => names.map((name) => `\`${name}\``).join(' + ')).join(', ')

/** Returns a link from a page in that folder to the check that a case is of. */
export function formatCaseLink(name: string, checks: KitAtPresets['checks'], folder: string): string {
  const path = checks[toCheckName(name)]
  return path === undefined ? `\`${name}\`` : `[${name}](${posix.relative(folder, path)})`
}
