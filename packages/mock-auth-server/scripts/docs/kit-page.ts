import type { KitAtPresets, PresetFindings } from '../../src/reference/data/preset-findings.ts'
import { renderTable } from '../../src/reference/pages/markdown.ts'
import { formatCaseLink, renderPresetFindings } from '../../src/reference/pages/render-preset-findings.ts'

const OUTCOMES = ['failed', 'warning', 'info', 'inconclusive'] as const
const SIGNS: Readonly<Record<string, string>> = { failed: '✗', warning: '!', info: 'i', inconclusive: '?' }
const SKIPPED = '○'
const FOLDER = 'docs'

/** Builds `docs/conformance-at-presets.md`: the cases that presets do not pass, from the results of a real run. */
export function buildKitPage({ presets, checks }: KitAtPresets, linkPreset: (id: string) => string): string {
  const days = presets.map(({ on }) => on).sort()
  return [
    '# Conformance at presets',
    '',
    `What \`smart-client conformance\` says about the mock at every [preset](presets.md), which has the habits of a real server: run from ${days[0]} to ${days.at(-1)} by \`pnpm --filter @smart-mock/e2e run conformance\`, with a client of every type, a user who is a patient, and the permission to write, register and revoke. A strict server passes all cases that run. Presets are imitations, made of what was written down and reviewed by no vendor: this is no verdict on a product, and a real server may fail more, or less. See [how to test your server](guides/test-your-server.md).`,
    '',
    '## Summary',
    '',
    '**skipped**: passed by a strict server, and skipped at the preset, since it does not offer that or another case stands in the way. **not run**: skipped at a strict server too, such as what requires https.',
    '',
    ...renderTable(
      ['preset', 'passed', ...OUTCOMES, 'skipped', 'not run'],
      presets.map((each) => [
        `[${each.preset}](${linkPreset(each.preset)})`,
        String(each.passed),
        ...OUTCOMES.map((outcome) => String(countOutcome(each, outcome))),
        String(each.skipped.flatMap(({ cases }) => cases).length),
        String(each.notRun),
      ]),
    ),
    '## Every case',
    '',
    `${OUTCOMES.map((outcome) => `${SIGNS[outcome]} ${outcome}`).join(', ')}, ${SKIPPED} skipped, and nothing where it passes. Cases that every preset passes or skips are left out.`,
    '',
    ...renderTable(['case', ...presets.map(({ preset }) => preset)], listRows(presets, checks)),
    '## Why',
    '',
    'The values of each preset that cause an outcome, found by runs with only some of them in force: each alone, or where there is a plus together. Without all of them the case ends otherwise. The page of a preset says what its values are, and who says so.',
    '',
    ...presets.flatMap((each) => [`### ${each.preset}`, '', ...renderPresetFindings(each, checks, FOLDER)]),
  ].join('\n')
}

const countOutcome = ({ findings }: PresetFindings, outcome: string): number =>
  findings.filter((each) => each.outcome === outcome).length

function listRows(presets: readonly PresetFindings[], checks: KitAtPresets['checks']): string[][] {
  const names = new Set(presets.flatMap(({ findings }) => findings.map((each) => each.case)))
  return [...names].sort().map((name) => [
    formatCaseLink(name, checks, FOLDER),
    ...presets.map(({ findings, skipped }) => {
      const found = findings.find((each) => each.case === name)
      if (found) return SIGNS[found.outcome] ?? found.outcome
      return skipped.some(({ cases }) => cases.includes(name)) ? SKIPPED : ''
    }),
  ])
}
