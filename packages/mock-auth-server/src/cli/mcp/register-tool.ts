import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import type {
  CallToolResult,
  ServerNotification,
  ServerRequest,
  ToolAnnotations,
} from '@modelcontextprotocol/sdk/types.js'
import { shortenResult } from './shorten-result.ts'
import type { Tool, ToolContext, ToolProgress } from './tool.ts'

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>

/** Registers a tool; an error becomes a result that says what was wrong and what to do. */
export function registerTool(
  server: McpServer,
  tool: Tool,
  context: Pick<ToolContext, 'connection' | 'allowsCommands'>,
): void {
  const { name, title, description, input, output, keeps, textMember } = tool
  const config = {
    ...{ title, description, annotations: toAnnotations(tool) },
    ...{ inputSchema: input, outputSchema: output },
  }
  server.registerTool(name, config, async (given: unknown, extra: Extra): Promise<CallToolResult> => {
    const result = await tool.run(given as never, {
      ...context,
      signal: extra.signal,
      onProgress: (progress) => sendProgress(extra, progress),
    })
    const structuredContent = textMember === undefined ? shortenResult(result, keeps) : { ...result }
    const text = textMember === undefined ? JSON.stringify(structuredContent) : String(result[textMember])
    return { content: [{ type: 'text', text }], structuredContent }
  })
}

function toAnnotations({ effect, isIdempotent, isOpenWorld = false }: Tool): ToolAnnotations {
  return {
    readOnlyHint: effect === 'reads',
    destructiveHint: effect === 'destroys' || isOpenWorld,
    idempotentHint: effect === 'reads' || (isIdempotent ?? false),
    openWorldHint: isOpenWorld,
  }
}

function sendProgress(extra: Extra, progress: ToolProgress): void {
  const progressToken = extra._meta?.progressToken
  if (progressToken === undefined) return
  const notification = { method: 'notifications/progress', params: { progressToken, ...progress } } as const
  // A caller that has left misses it.
  extra.sendNotification(notification).catch(() => undefined)
}
