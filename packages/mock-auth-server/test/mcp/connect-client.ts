import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { onTestFinished } from 'vitest'
import { MockConnection } from '../../src/cli/mcp/connected-mock.ts'
import { createMcpServer } from '../../src/cli/mcp/create-mcp-server.ts'

/** A client of the MCP server of this process. */
export interface ConnectedClient {
  readonly client: Client
  /** Calls a tool; returns its structured result, and rejects with the text of an error. */
  readonly call: (name: string, args?: Record<string, unknown>) => Promise<Record<string, unknown>>
}

/** Connects the client of the SDK to a new MCP server, until the test has finished. */
export async function connectClient({ allowsCommands = false } = {}): Promise<ConnectedClient> {
  const connection = new MockConnection()
  const server = await createMcpServer({ connection, allowsCommands })
  const client = new Client({ name: 'test', version: '1' })
  const [one, other] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(one), client.connect(other)])
  onTestFinished(async () => {
    await client.close()
    await connection.close()
  })
  return { client, call: (name, args = {}) => callTool(client, name, args) }
}

async function callTool(
  client: Client,
  name: string,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: args })
  const [first] = content as { text: string }[]
  if (isError) throw new Error(first?.text)
  return structuredContent as Record<string, unknown>
}
