import { expect, test } from 'vitest'
import { connectClient } from './connect-client.ts'

const command = `"${process.execPath}" test/mcp/planted-client.mjs`

test('sweeps a planted client and reports progress', async () => {
  const { client } = await connectClient({ allowsCommands: true })
  const progress: { progress: number; total?: number | undefined; message?: string | undefined }[] = []
  const { structuredContent } = await client.callTool(
    {
      name: 'sweep_app',
      arguments: { command, faults: ['state-changed', 'token-type-wrong', 'fhir-too-many-requests'] },
    },
    undefined,
    { onprogress: (each) => void progress.push(each) },
  )
  expect(structuredContent).toMatchObject({
    complete: true,
    failed: expect.arrayContaining([
      expect.objectContaining({ name: 'state-changed', message: expect.stringMatching(/^not met: /) }),
    ]),
  })
  expect(progress[0]).toEqual({ progress: 0, total: 3, message: 'reference runs without a fault' })
  expect(progress.slice(1).map((each) => [each.progress, each.total])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  expect(progress.map(({ message }) => message)).toContain('failed: state-changed')
})

test('ends the sweep when the call is cancelled', async () => {
  const { client } = await connectClient({ allowsCommands: true })
  const cancel = new AbortController()
  const call = client.callTool({ name: 'sweep_app', arguments: { command } }, undefined, {
    signal: cancel.signal,
    onprogress: ({ progress }) => {
      if (progress === 1) cancel.abort('enough')
    },
  })
  await expect(call).rejects.toThrow('enough')
})

test('runs no command unless the server was started for it', async () => {
  const { call } = await connectClient()
  await expect(call('sweep_app', { command })).rejects.toThrow('smart-mock mcp --allow-commands')
  await expect(call('sweep_app', { standalone: 'http://localhost:1/', script: 'x.mjs' })).rejects.toThrow(
    'script runs a program',
  )
})

test.for([
  [{}, 'requires one of'],
  [{ command, faults: ['state-change'] }, 'did you mean state-changed?'],
  [{ standalone: 'file:///etc/passwd' }, 'it must be an http or https URL'],
  [{ command: 'exit 1' }, 'a reference run got no token'],
  [{ command, host: '0.0.0.0' }, 'Unrecognized key: "host"'],
] as const)('refuses to sweep %j', async ([args, reason]) => {
  const { call } = await connectClient({ allowsCommands: true })
  await expect(call('sweep_app', args)).rejects.toThrow(reason)
})
