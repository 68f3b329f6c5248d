import type { CompletedProgram } from '@smart-mock/cli-kit'
import { ALL_FAULTS } from '../../faults/list.ts'
import { PRESET_NAMES } from '../../presets/preset-names.ts'
import { RULES } from '../../rules/list.ts'
import type { MockCommand } from '../commands/command.ts'
import { MOCK_PROGRAM } from '../commands/program.ts'
import { PRESET_ACTIONS } from '../presets/preset-actions.ts'

const FAULT_NAMES = ALL_FAULTS.map(({ name }) => name)
const RULE_NAMES = RULES.map(({ name }) => name)

/** The command line of the mock with the names of its faults and rules. */
export const COMPLETED_MOCK: CompletedProgram<MockCommand> = {
  program: MOCK_PROGRAM,
  values: {
    '--fault': FAULT_NAMES,
    '--faults': FAULT_NAMES,
    '--allow': RULE_NAMES.map((rule) => `${rule}=`),
  },
  listArguments: ({ argument }) => {
    if (argument === 'preset') return [...PRESET_ACTIONS, ...PRESET_NAMES]
    return argument === 'declaration' ? [...FAULT_NAMES, ...RULE_NAMES] : []
  },
}
