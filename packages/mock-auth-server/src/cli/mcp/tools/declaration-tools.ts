import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import { explainDeclaration } from '../../declarations/explain-declaration.ts'
import { FAULT_DECLARATIONS } from '../../declarations/list-faults.ts'
import { RULE_DECLARATIONS } from '../../declarations/list-rules.ts'
import { type DeclarationGroup, selectDeclarations } from '../../declarations/select-declarations.ts'
import { omittedSchema } from '../create-route-tool.ts'
import { defineTool, type Tool } from '../tool.ts'

const listed = z.object({
  name: z.string(),
  step: z.string(),
  label: z.string().describe('Kind of a fault; level of a rule.'),
  sentence: z.string(),
})

const output = z.object({
  total: z.int().describe('Number of all that match.'),
  found: z.array(listed),
  omitted: omittedSchema,
})

function createInput(groups: readonly DeclarationGroup[]) {
  const steps = groups.map(({ group }) => group)
  return z.strictObject({
    words: z.string().max(200).default('').describe('Words that all occur in name, kind, sentence or step.'),
    step: z.enum(steps).optional().describe('Only those of this step.'),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(100).default(50),
  })
}

function list(
  groups: readonly DeclarationGroup[],
  { words, step, offset, limit }: z.output<ReturnType<typeof createInput>>,
): z.output<typeof output> {
  const given = words.split(/\s+/).filter((word) => word !== '')
  const chosen = step === undefined ? groups : groups.filter(({ group }) => group === step)
  const all = selectDeclarations(chosen, given).flatMap(({ group, declarations }) =>
    declarations.map(({ name, label, sentence }) => ({ name, step: group, label, sentence })),
  )
  if (all.length === 0) {
    const names = groups.flatMap(({ declarations }) => declarations.map(({ name }) => name))
    throw new UsageError(
      `nothing mentions ${given.join(' ')}${formatSuggestion(given.join('-').toLowerCase(), names)}; use fewer words, or none`,
    )
  }
  return { total: all.length, found: all.slice(offset, offset + limit) }
}

const listFaults = defineTool({
  name: 'list_faults',
  title: 'List faults',
  description:
    'Lists the things that the mock can do wrong on demand, by words and step. Each has a name to arm it by; explain_declaration has its page.',
  effect: 'reads',
  input: createInput(FAULT_DECLARATIONS),
  output,
  run: async (input) => list(FAULT_DECLARATIONS, input),
})

const listRules = defineTool({
  name: 'list_rules',
  title: 'List rules',
  description:
    'Lists the requirements that every request of the client is judged by, whatever is armed, by words and step.',
  effect: 'reads',
  input: createInput(RULE_DECLARATIONS),
  output,
  run: async (input) => list(RULE_DECLARATIONS, input),
})

const explain = defineTool({
  name: 'explain_declaration',
  title: 'Explain a fault or rule',
  description:
    'Returns the page of a fault or rule as Markdown: what the server does, with a captured example, what a correct client does, the parameters, and how to arm it or fix it.',
  effect: 'reads',
  textMember: 'page',
  input: z.strictObject({ name: z.string().min(1).max(100).describe('Name of a fault or rule.') }),
  output: z.object({
    name: z.string(),
    step: z.string(),
    label: z.string().describe('Kind of a fault; level of a rule.'),
    page: z.string().describe('Markdown.'),
  }),
  async run({ name }, { connection }) {
    const mock = await connection.find()
    const addresses = mock && {
      controlUrl: mock.controlUrl,
      publicUrl: mock.fhirBase.replace(/\/fhir$/, ''),
    }
    const { declaration, page } = await explainDeclaration(name, addresses)
    return { name, step: declaration.group, label: declaration.label, page }
  },
})

/** Tools that say what can be armed and what is judged; they need no mock. */
export const DECLARATION_TOOLS: readonly Tool[] = [listFaults, listRules, explain]
