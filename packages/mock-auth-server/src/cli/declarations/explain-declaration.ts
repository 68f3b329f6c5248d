import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import { ALL_FAULTS } from '../../faults/list.ts'
import { loadReferenceData } from '../../reference/data/load-reference-data.ts'
import type { MockAddresses } from '../../reference/pages/render-arming-section.ts'
import { renderReferencePage } from '../../reference/render-reference-page.ts'
import { RULES } from '../../rules/list.ts'
import { DEFAULT_PORTS } from '../read-listener-options.ts'
import { FAULT_DECLARATIONS } from './list-faults.ts'
import { RULE_DECLARATIONS } from './list-rules.ts'
import { toJson } from './select-declarations.ts'
import { withoutLocalLinks } from './without-local-links.ts'

/** The addresses of a mock that was started without options. */
const DEFAULT_ADDRESSES: MockAddresses = {
  publicUrl: `http://localhost:${DEFAULT_PORTS.public}`,
  controlUrl: `http://localhost:${DEFAULT_PORTS.control}`,
}

/** A declaration as JSON, and its page as Markdown. */
export interface ExplainedDeclaration {
  readonly declaration: ReturnType<typeof toJson>[number]
  readonly page: string
}

/** Explains the fault or rule of a name, with examples for the mock at the addresses. Throws `UsageError` for an unknown name. */
export async function explainDeclaration(
  name: string,
  addresses: MockAddresses = DEFAULT_ADDRESSES,
): Promise<ExplainedDeclaration> {
  const declaration = toJson([...FAULT_DECLARATIONS, ...RULE_DECLARATIONS]).find((each) => each.name === name)
  const data = await loadReferenceData()
  const page =
    renderReferencePage('faults', name, data, addresses) ??
    renderReferencePage('rules', name, data, addresses)
  if (declaration === undefined || page === undefined) {
    const names = [...ALL_FAULTS, ...RULES].map((each) => each.name)
    throw new UsageError(`there is no fault or rule ${name}${formatSuggestion(name, names)}`)
  }
  return { declaration, page: withoutLocalLinks(page) }
}
