import type { Tool } from '../tool.ts'
import { DECLARATION_TOOLS } from './declaration-tools.ts'
import { FAULT_TOOLS } from './fault-tools.ts'
import { JOURNAL_TOOLS } from './journal-tools.ts'
import { LOGIN_TOOLS } from './login-tools.ts'
import { MOCK_TOOLS } from './mock-tools.ts'
import { PRESET_TOOLS } from './preset-tools.ts'
import { SWEEP_TOOL } from './sweep-tool.ts'

/** Every tool of the MCP server. */
export const TOOLS: readonly Tool[] = [
  ...MOCK_TOOLS,
  ...DECLARATION_TOOLS,
  ...LOGIN_TOOLS,
  ...FAULT_TOOLS,
  ...JOURNAL_TOOLS,
  ...PRESET_TOOLS,
  SWEEP_TOOL,
]
