import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, onTestFinished, test } from 'vitest'
import { createMock } from '../../src/mock/create-mock.ts'

const PROGRAM = 'dist/cli.js'

/** The arguments of `smart-mock` in the configurations that the guide shows. */
const [PLAIN = [], ATTACHED = []] = [
  ...readFileSync('../../docs/guides/agents.md', 'utf8').matchAll(/^```json\n([\s\S]*?)```$/gm),
].map(([, block = '']) => {
  const { command, args } = JSON.parse(block).mcpServers['smart-mock'] as { command: string; args: string[] }
  expect([command, ...args.slice(0, 2)]).toEqual(['npx', '--yes', 'smart-mock'])
  return args.slice(2)
})

/** Connects the client of the SDK to the built program. */
async function connectToProgram(args: readonly string[]): Promise<{ client: Client; errors: Error[] }> {
  const client = new Client({ name: 'test', version: '1' })
  const errors: Error[] = []
  client.onerror = (error) => void errors.push(error)
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [PROGRAM, ...args] }))
  onTestFinished(() => client.close())
  return { client, errors }
}

test('serves a client over stdio as it is published, and ends with it', async () => {
  const { client, errors } = await connectToProgram(PLAIN)
  expect(client.getServerVersion()).toMatchObject({ name: 'smart-mock' })
  expect((await client.listTools()).tools.length).toBeGreaterThan(20)
  const { contents } = await client.readResource({ uri: 'smart-mock://guides/agents' })
  expect(contents).toHaveLength(1)
  const { structuredContent } = await client.callTool({ name: 'start_mock', arguments: {} })
  const { control } = structuredContent as { control: string }
  expect((await fetch(`${control}/health`)).status).toBe(200)
  await client.close()
  await expect(fetch(`${control}/health`)).rejects.toThrow('fetch failed')
  expect(errors).toEqual([])
})

test('attaches to a running mock at the start', async () => {
  const mock = await createMock()
  onTestFinished(() => mock.close())
  const { client } = await connectToProgram(
    ATTACHED.map((each) => each.replace('http://127.0.0.1:4011', mock.controlUrl)),
  )
  const { structuredContent } = await client.callTool({ name: 'get_mock', arguments: {} })
  expect(structuredContent).toEqual({ started: false, fhirBase: mock.fhirBase, control: mock.controlUrl })
})

test('writes nothing but the protocol to stdout, and exits with 0 when stdin ends', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'mcp'])
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  const exit = once(child, 'exit')
  child.stdin.write('this is no JSON\n')
  child.stdin.end(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })}\n`)
  const [stdout, stderr] = await output
  expect(await exit).toEqual([0, null])
  expect(stdout.match(/\n/g)).toHaveLength(1)
  expect(JSON.parse(stdout)).toEqual({ jsonrpc: '2.0', id: 1, result: {} })
  expect(stderr).toBe('smart-mock mcp: a line on stdin is no message of the protocol (JSON-RPC 2.0)\n')
})

test.for([
  [['mcp', '--control', 'http://127.0.0.1:1'], 'no mock responds at http://127.0.0.1:1'],
  [['mcp', '--control-token', 'x'], '--control-token requires --control'],
] as const)('refuses %j with 2', async ([args, reason]) => {
  const child = spawn(process.execPath, [PROGRAM, ...args])
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringContaining(reason) })
})
