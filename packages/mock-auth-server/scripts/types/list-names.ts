/**
 * Gives the types of names in `dist/types-source` the names that are declared, which editors complete and check. Run by
 * `build`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_FAULTS } from '../../src/faults/list.ts'
import { RULES } from '../../src/rules/list.ts'
import { insertNames, type NamesType } from './insert-names.ts'

const files: Readonly<Record<string, NamesType>> = {
  // Lists of faults in tests are often `string[]`.
  'fault-settings.d.ts': { type: 'FaultName', names: ALL_FAULTS.map(({ name }) => name), isOpen: true },
  'rule.d.ts': { type: 'RuleName', names: RULES.map(({ name }) => name), isOpen: false },
}

for (const [name, type] of Object.entries(files)) {
  const file = join(import.meta.dirname, '../../dist/types-source/core/declare', name)
  writeFileSync(file, insertNames(readFileSync(file, 'utf8'), type))
}
