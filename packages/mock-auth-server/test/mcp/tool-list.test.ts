import { expect, test } from 'vitest'
import { connectClient } from './connect-client.ts'

test('lists every tool with its arguments, and what it may do', async () => {
  const { client } = await connectClient()
  const { tools } = await client.listTools()
  const lines = tools.map(({ name, inputSchema, annotations = {} }) => {
    const { readOnlyHint, destructiveHint, openWorldHint } = annotations
    const effect = readOnlyHint ? 'reads' : destructiveHint ? 'destroys' : 'changes'
    const required = inputSchema.required ?? []
    const names = Object.keys(inputSchema.properties ?? {}).map((each) =>
      required.includes(each) ? each : `${each}?`,
    )
    return `${name} ${effect}${openWorldHint ? ' open-world' : ''}: ${names.join(' ')}`
  })
  expect(lines).toMatchInlineSnapshot(`
    [
      "start_mock changes: port? controlPort? canaryPort? user? patient? seed? autoApprove?",
      "attach_mock changes: control token?",
      "get_mock reads: ",
      "stop_mock destroys: ",
      "reset_tenant destroys: tenant?",
      "list_faults reads: words? step? offset? limit?",
      "list_rules reads: words? step? offset? limit?",
      "explain_declaration reads: name",
      "register_client changes: tenant? clientId name? type? secret? jwks? jwksUri? redirectUris? launchUris? native? nativeSchemes? scope? awaitsApproval? options?",
      "list_clients reads: tenant?",
      "list_users reads: tenant?",
      "find_patients reads: tenant? text? offset? count?",
      "launch_app changes: tenant? clientId user? patient? encounter? intent? needPatientBanner? fhirContext? appContext? launchUri?",
      "get_standalone_settings reads: tenant? clientId?",
      "arm_fault changes: tenant? fault params? when? times? skip? until? probability? seed? sequence?",
      "list_armed_faults reads: tenant?",
      "disarm_faults destroys: tenant? id?",
      "get_verdict reads: tenant? id waitMs?",
      "list_verdicts reads: tenant? run?",
      "list_findings reads: tenant? run?",
      "list_runs reads: tenant?",
      "read_journal reads: tenant? step? run? clientId? status? after? bodies? limit?",
      "read_entry reads: tenant? seq bodies?",
      "list_presets reads: ",
      "get_preset reads: preset",
      "set_preset changes: tenant? options",
      "list_preset_risks reads: tenant? run?",
      "sweep_app destroys open-world: standalone? launchUrl? command? script? clientId? redirectUris? secret? faults? presets? variants? workers? fixedFhirBase?",
    ]
  `)
})

test('describes every tool and its result, and takes no unknown argument', async () => {
  const { client } = await connectClient()
  const { tools } = await client.listTools()
  for (const { name, title, description, inputSchema, outputSchema } of tools) {
    expect(name).toMatch(/^[a-z]+(?:_[a-z]+)+$/)
    expect({ title, description, inputSchema, outputSchema }).toMatchObject({
      title: expect.stringMatching(/^[A-Z]/),
      description: expect.stringMatching(/\.$/),
      inputSchema: { type: 'object', additionalProperties: false },
      outputSchema: { type: 'object' },
    })
  }
  // Agents have it in their context all the time.
  expect(
    JSON.stringify(tools.map(({ name, description, inputSchema }) => [name, description, inputSchema]))
      .length,
  ).toBeLessThan(30_000)
})
