import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace/root.mjs'

/** The options of the command lines, by the variables that set them. */
const schema = JSON.parse(readFileSync(join(root, 'docs/smart-mock.schema.json'), 'utf8'))
const OTHERS = ['CONFIG', 'CLIENT_ID', 'REDIRECT_URI', 'FAULT']
const VARIABLES = new Set(
  [...Object.keys(schema.properties).map((key) => key.replace(/[A-Z]/g, '_$&').toUpperCase()), ...OTHERS].map(
    (name) => `SMART_MOCK_${name}`,
  ),
)

/** Finds variables in a text that set no option of the mock. */
export function findUnknownVariables(text: string): string[] {
  return [...new Set(text.match(/\bSMART_MOCK_[A-Z_]*[A-Z]/g))].filter((name) => !VARIABLES.has(name))
}
