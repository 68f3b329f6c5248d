import { ALL_FAULTS, FAULT_GROUPS } from '../faults/list.ts'
import { collectSwitches } from '../options/collect-switches.ts'
import SOURCES from '../presets/sources.json' with { type: 'json' }
import { RULE_GROUPS, RULES } from '../rules/list.ts'
import type { ReferenceData } from './data/reference-data.ts'
import { createServedLinks, type PageKind } from './links/reference-links.ts'
import type { MockAddresses } from './pages/render-arming-section.ts'
import { renderFaultPage } from './pages/render-fault-page.ts'
import { renderFaultsIndex } from './pages/render-faults-index.ts'
import { renderPresetPage } from './pages/render-preset-page.ts'
import { renderPresetsIndex } from './pages/render-presets-index.ts'
import { renderRulePage } from './pages/render-rule-page.ts'
import { renderRulesIndex } from './pages/render-rules-index.ts'

/** Renders the page of a fault, rule or preset as Markdown, or the index without a name; `undefined` for an unknown name. */
export function renderReferencePage(
  kind: PageKind,
  name: string | undefined,
  data: ReferenceData,
  addresses: MockAddresses,
): string | undefined {
  const text = RENDERERS[kind](name, data, addresses)
  return text === undefined ? undefined : `${text.trimEnd()}\n`
}

const RENDERERS = { faults: renderFault, rules: renderRule, presets: renderPreset }

function renderFault(name: string | undefined, data: ReferenceData, addresses: MockAddresses) {
  if (name === undefined) return renderFaultsIndex(FAULT_GROUPS, createServedLinks('faults'))
  const fault = ALL_FAULTS.find((each) => each.name === name)
  return fault && renderFaultPage(fault, data, addresses)
}

function renderRule(name: string | undefined, data: ReferenceData) {
  if (name === undefined) return renderRulesIndex(RULE_GROUPS, createServedLinks('rules'))
  const rule = RULES.find((each) => each.name === name)
  return rule && renderRulePage(rule, data)
}

function renderPreset(name: string | undefined, { acceptance, kit }: ReferenceData) {
  const { presets, switches } = collectSwitches()
  if (name === undefined) return renderPresetsIndex(presets.values(), (id) => `presets/${id}.md`)
  const preset = presets.get(name)
  return preset && renderPresetPage(preset, { switches, acceptance, kit, sources: SOURCES })
}
