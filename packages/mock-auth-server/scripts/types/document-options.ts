/**
 * Gives the options of tenants in `dist/types-source` their doc comments, which editors show: in the source their
 * descriptions are data. Run by `build`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OptionTable } from '../../src/core/oauth/option-declaration.ts'
import { PER_CLIENT_OPTIONS } from '../../src/core/oauth/per-client-options.ts'
import { AUTO_APPROVE_MEMBERS, SETTABLE_OPTIONS } from '../../src/core/oauth/settable-options.ts'
import { describeOption } from '../../src/options/describe-option.ts'
import { insertComments, type MemberComments } from './insert-comments.ts'

const describeAll = (table: OptionTable) =>
  Object.fromEntries(Object.entries(table).map(([name, option]) => [name, describeOption(option)]))

const members = Object.entries(AUTO_APPROVE_MEMBERS).map(([name, { description }]) => [name, description])

const files: Readonly<Record<string, MemberComments>> = {
  'per-client-options.d.ts': { PER_CLIENT_OPTIONS: describeAll(PER_CLIENT_OPTIONS) },
  'settable-options.d.ts': {
    AUTO_APPROVE_MEMBERS: Object.fromEntries(members),
    SETTABLE_OPTIONS: describeAll(SETTABLE_OPTIONS),
  },
}

for (const [name, comments] of Object.entries(files)) {
  const file = join(import.meta.dirname, '../../dist/types-source/core/oauth', name)
  writeFileSync(file, insertComments(readFileSync(file, 'utf8'), comments))
}
