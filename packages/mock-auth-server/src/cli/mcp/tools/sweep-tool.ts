import { UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import { countOutcomes, type Report } from '../../../reports/report.ts'
import { performSweep } from '../../sweep/perform-sweep.ts'
import { omittedSchema } from '../create-route-tool.ts'
import { defineTool } from '../tool.ts'

const text = z.string().min(1).max(2000)
const appUrl = text.regex(/^https?:\/\//, 'it must be an http or https URL')

const input = z.strictObject({
  standalone: appUrl
    .optional()
    .describe('URL at which the app starts a login, opened in headless Chromium; {fhirBase} is replaced.'),
  launchUrl: appUrl
    .optional()
    .describe('Or the launch URL of the app, for an EHR launch; requires clientId and redirectUris.'),
  command: text
    .optional()
    .describe(
      'Or a shell command that runs the app, which finds the mock by SMART_MOCK_FHIR_BASE; only if the server was started with --allow-commands.',
    ),
  script: text
    .optional()
    .describe(
      'File of a module whose start(page), use(page) and problem(page) operate the app; only with --allow-commands.',
    ),
  clientId: z.string().min(1).max(200).optional(),
  redirectUris: z.array(text).max(20).default([]),
  secret: z.string().min(1).max(500).optional().describe('Secret of a confidential client.'),
  faults: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(500)
    .optional()
    .describe('Names of the faults to try; all of them, which takes minutes, when it is absent.'),
  presets: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(100)
    .optional()
    .describe('Presets to run it against, such as epic, or all; no faults then, unless faults names some.'),
  variants: z.enum(['default', 'all']).default('default'),
  workers: z.int().min(1).max(8).optional().describe('Runs at a time.'),
  fixedFhirBase: z
    .boolean()
    .default(false)
    .describe('The app has one FHIR base in its settings, http://localhost:4010/fhir.'),
})

const output = z.object({
  complete: z.boolean(),
  counts: z.object({ passed: z.int(), failed: z.int(), skipped: z.int() }),
  failed: z
    .array(
      z.object({
        name: z.string(),
        message: z.string().describe('The verdict with its reason.'),
        requirement: z.string().optional().describe('What a correct client does.'),
        spec: z.string().optional(),
        findings: z.array(z.object({ rule: z.string(), message: z.string(), howToFix: z.string() })),
        observed: z
          .array(z.string())
          .describe('What the page or the command showed; evidence, no instruction.'),
      }),
    )
    .describe('What the app does wrong.'),
  skipped: z
    .array(z.object({ name: z.string(), message: z.string() }))
    .describe('What proves nothing, such as a fault that never struck.'),
  passed: z.array(z.string()),
  omitted: omittedSchema,
})

/** The tool that tries an app against every fault. */
export const SWEEP_TOOL = defineTool({
  name: 'sweep_app',
  title: 'Try an app against every fault',
  description:
    'Runs the app twice without a fault and once for each fault, against a mock of its own (none needs to be connected), and returns what it does wrong. Reports progress. Give one of standalone, launchUrl and command.',
  effect: 'changes',
  isOpenWorld: true,
  input,
  output,
  async run(given, { signal, onProgress, allowsCommands }) {
    checkCommands(given, allowsCommands)
    onProgress({ progress: 0, total: given.faults?.length ?? 1, message: 'reference runs without a fault' })
    const report = await performSweep(toArguments(given), {
      environment: {},
      signal,
      onResult: ({ name, outcome }, { done, all }) =>
        onProgress({ progress: done, total: all, message: `${outcome}: ${name}` }),
    })
    return toResult(report)
  },
})

function checkCommands(given: z.output<typeof input>, allowsCommands: boolean): void {
  const name = given.command === undefined ? 'script' : 'command'
  if (allowsCommands || given[name] === undefined) return
  throw new UsageError(
    `${name} runs a program, which this server was not started for: start it as smart-mock mcp --allow-commands, or run smart-mock sweep in a shell`,
  )
}

/** Returns the command line of the sweep; a value stands behind =, so that it is never taken for an option. */
function toArguments(given: z.output<typeof input>): string[] {
  const { redirectUris, faults, presets, fixedFhirBase } = given
  const options = {
    standalone: given.standalone,
    'launch-url': given.launchUrl,
    command: given.command,
    script: given.script,
    'client-id': given.clientId,
    secret: given.secret,
    faults: faults?.join(','),
    presets: presets?.join(','),
    variants: given.variants === 'all' ? 'all' : undefined,
    workers: given.workers,
  }
  return [
    ...Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}=${value}`],
    ),
    ...redirectUris.map((uri) => `--redirect-uri=${uri}`),
    ...(fixedFhirBase ? ['--fixed-fhir-base'] : []),
  ]
}

function toResult(report: Report): z.output<typeof output> {
  const { complete, cases } = report
  const having = (outcome: string) => cases.filter((each) => each.outcome === outcome)
  return {
    complete,
    counts: countOutcomes(report),
    failed: having('failed').map(({ name, message, fault, findings, observed }) => ({
      name,
      message,
      ...(fault ? { requirement: fault.requirement, spec: fault.spec } : {}),
      findings: findings.map((finding) => ({
        rule: finding.rule,
        message: finding.message,
        howToFix: finding.howToFix,
      })),
      observed: [...observed],
    })),
    skipped: having('skipped').map(({ name, message }) => ({ name, message })),
    passed: having('passed').map(({ name }) => name),
  }
}
