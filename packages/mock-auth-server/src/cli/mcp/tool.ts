import type { z } from 'zod'
import type { MockConnection } from './connected-mock.ts'

/** The effect of a tool on the mock: none, or it adds to or changes its state, or takes something away. */
export type ToolEffect = 'reads' | 'changes' | 'destroys'

/** The circumstances of a call of a tool, besides its arguments. */
export interface ToolContext {
  readonly connection: MockConnection
  /** Aborts when the caller cancels the call or leaves. */
  readonly signal: AbortSignal
  /** Reports progress to a caller that wants it. */
  readonly onProgress: (progress: ToolProgress) => void
  /** `true` when the tools may run programs that their caller names. */
  readonly allowsCommands: boolean
}

/** Progress of a call. */
export interface ToolProgress {
  readonly progress: number
  readonly total: number
  readonly message: string
}

/** A tool of the MCP server. Its result is JSON, which its output schema describes. */
export interface Tool {
  /** In snake case. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly effect: ToolEffect
  /** `true` when a repeated call with the same arguments changes nothing more. */
  readonly isIdempotent?: boolean
  /** `true` when it starts a program or opens a page that may do anything. */
  readonly isOpenWorld?: boolean
  readonly input: z.ZodObject
  readonly output: z.ZodObject
  /** The end of a list that stays when the result is too long; the first by default. */
  readonly keeps?: 'first' | 'last'
  /** Name of the member of the result that is its text; the whole JSON by default. */
  readonly textMember?: string
  /** Performs a call; rejects with an error whose message says what was wrong and what to do. */
  readonly run: (input: never, context: ToolContext) => Promise<Readonly<Record<string, unknown>>>
}

/** Returns a tool with the types of its schemas. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Omit<Tool, 'input' | 'output' | 'run'> & {
    readonly input: Input
    readonly output: Output
    readonly run: (input: z.output<Input>, context: ToolContext) => Promise<z.input<Output>>
  },
): Tool {
  return tool as unknown as Tool
}
