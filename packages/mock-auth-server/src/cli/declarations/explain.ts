import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import { FAULTS } from '../../faults/list.ts'
import { loadReferenceData } from '../../reference/load-reference-data.ts'
import { renderReferencePage } from '../../reference/render-reference-page.ts'
import { RULES } from '../../rules/list.ts'
import { parseArguments } from '../options/parse-options.ts'
import { DEFAULT_PORTS } from '../read-listener-options.ts'
import { FAULT_DECLARATIONS } from './list-faults.ts'
import { RULE_DECLARATIONS } from './list-rules.ts'
import { toJson, writeJson } from './write-declarations.ts'

/** The addresses of a mock that was started without options. */
const ADDRESSES = {
  publicUrl: `http://localhost:${DEFAULT_PORTS.public}`,
  controlUrl: `http://localhost:${DEFAULT_PORTS.control}`,
}

/** Runs `smart-mock explain <name>`: prints the page of a fault or a rule as Markdown, or its declaration as JSON. Throws `UsageError`. */
export async function explain(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('explain', args)
  const [name, ...others] = words
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
  if (values.json === true) {
    writeJson(toJson([...FAULT_DECLARATIONS, ...RULE_DECLARATIONS]).find((each) => each.name === name))
    return 0
  }
  process.stdout.write(withoutLocalLinks(page))
  return 0
}

/** Replaces links to other pages by their texts: a terminal cannot follow them. */
function withoutLocalLinks(page: string): string {
  return page.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1')
}
