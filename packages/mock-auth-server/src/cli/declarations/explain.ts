import { UsageError } from '@smart-mock/cli-kit'
import { parseArguments } from '../options/parse-options.ts'
import { explainDeclaration } from './explain-declaration.ts'
import { writeJson } from './write-declarations.ts'

/** Runs `smart-mock explain <name>`: prints the page of a fault or a rule as Markdown, or its declaration as JSON. Throws `UsageError`. */
export async function explain(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('explain', args)
  const [name, ...others] = words
  if (name === undefined || others.length > 0) {
    throw new UsageError(
      'explain requires the name of one fault or rule; smart-mock faults and smart-mock rules list them',
    )
  }
  const { declaration, page } = await explainDeclaration(name)
  if (values.json === true) writeJson(declaration)
  else process.stdout.write(page)
  return 0
}
