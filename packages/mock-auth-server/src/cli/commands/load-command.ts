import type { CommandName, RunCommand } from './command.ts'

/** Loads the code of a command, which the others do not need. */
export function loadCommand(name: CommandName): Promise<RunCommand> {
  return LOADERS[name]()
}

const LOADERS: Readonly<Record<CommandName, () => Promise<RunCommand>>> = {
  '': async () => (await import('../start/start-command.ts')).startCommand,
  run: async () => (await import('../run/run.ts')).run,
  sweep: async () => (await import('../sweep/sweep.ts')).sweep,
  faults: async () => (await import('../declarations/list-faults.ts')).listFaults,
  rules: async () => (await import('../declarations/list-rules.ts')).listRules,
  explain: async () => (await import('../declarations/explain.ts')).explain,
  presets: async () => (await import('../presets/run-presets.ts')).runPresets,
  ready: async () => (await import('../ready/run-ready.ts')).runReady,
  demo: async () => (await import('../client/run-demo.ts')).runDemo,
  client: async () => (await import('../client/run-client.ts')).runClient,
  mcp: async () => (await import('../mcp/run-mcp.ts')).runMcp,
  completion: async () => (await import('../completion/run-completion.ts')).runCompletion,
}
