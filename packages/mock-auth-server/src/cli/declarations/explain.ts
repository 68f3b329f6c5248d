import { formatSuggestion } from '../../core/util/format-suggestion.ts'
import { FAULTS } from '../../faults/list.ts'
import { loadReferenceData } from '../../reference/load-reference-data.ts'
import { renderReferencePage } from '../../reference/render-reference-page.ts'
import { RULES } from '../../rules/list.ts'
import { parseArguments } from '../options/parse-options.ts'
import { DEFAULT_PORTS } from '../read-listener-options.ts'
import { UsageError } from '../usage-error.ts'

/** The addresses of a mock that was started without options. */
const ADDRESSES = {
  publicUrl: `http://localhost:${DEFAULT_PORTS.public}`,
  controlUrl: `http://localhost:${DEFAULT_PORTS.control}`,
}

/** Runs `smart-mock explain <name>`: prints the page of a fault or a rule as Markdown. Throws `UsageError`. */
export async function explain(args: readonly string[]): Promise<number> {
  const [name, ...others] = parseArguments('explain', args).words
  if (name === undefined || others.length > 0) {
    throw new UsageError(
      'explain requires the name of one fault or rule; smart-mock faults and smart-mock rules list them',
    )
  }
  const data = await loadReferenceData()
  const page =
    renderReferencePage('faults', name, data, ADDRESSES) ??
    renderReferencePage('rules', name, data, ADDRESSES)
  if (page === undefined) {
    const names = [...FAULTS, ...RULES].map((declaration) => declaration.name)
    throw new UsageError(`there is no fault or rule ${name}${formatSuggestion(name, names)}`)
  }
  process.stdout.write(withoutLocalLinks(page))
  return 0
}

/** Replaces links to other pages by their texts: a terminal cannot follow them. */
function withoutLocalLinks(page: string): string {
  return page.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1')
}
