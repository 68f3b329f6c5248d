/** A requirement that results refer to. */
export interface SarifRule {
  readonly id: string
  /** The behaviour that is required, in a sentence. */
  readonly requirement: string
  /** Section of the specification. */
  readonly spec?: string
}

/** One result of a check. */
export interface SarifResult {
  readonly ruleId: string
  /** `fail` has a level; `open` was not decided, `notApplicable` not exercised. */
  readonly kind: 'fail' | 'pass' | 'open' | 'informational' | 'notApplicable'
  readonly level?: 'error' | 'warning' | 'note'
  readonly message: string
  /** The run, case or step that showed it. */
  readonly seenIn: string
  /** Reason why a failure is accepted. */
  readonly acceptedFor?: string
}

/** The results of one program. */
export interface SarifRun {
  readonly tool: string
  readonly version: string
  /** `false` when it was interrupted. */
  readonly complete: boolean
  readonly rules: readonly SarifRule[]
  readonly results: readonly SarifResult[]
}

/** Converts results to SARIF 2.1.0 (OASIS, section 3.13), as JSON text. Every result refers to one of the rules. */
export function toSarifText({ tool, version, complete, rules, results }: SarifRun): string {
  const indexes = new Map(rules.map(({ id }, at) => [id, at]))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool,
            semanticVersion: version,
            informationUri: 'https://github.com/smart-mock/smart-mock',
            rules: rules.map(toReportingDescriptor),
          },
        },
        invocations: [{ executionSuccessful: complete }],
        results: results.map((result) => toResult(result, indexes.get(result.ruleId))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 1)}\n`
}

function toReportingDescriptor({ id, requirement, spec }: SarifRule) {
  const text = requirement || id
  return {
    id,
    shortDescription: { text },
    help: { text: spec === undefined ? text : `${text}\n${spec}` },
    ...(spec !== undefined && URL.canParse(spec) ? { helpUri: spec } : {}),
  }
}

/** The place is no file: the name of the run stands for one, without which code scanning refuses a result. */
function toResult({ ruleId, kind, level, message, seenIn, acceptedFor }: SarifResult, ruleIndex?: number) {
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind,
    level: kind === 'fail' ? (level ?? 'error') : 'none',
    message: { text: message || ruleId },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: toRelativeReference(seenIn) } },
        logicalLocations: [{ fullyQualifiedName: seenIn, kind: 'run' }],
      },
    ],
    partialFingerprints: { 'smartMock/v1': `${ruleId}@${seenIn}` },
    ...(acceptedFor === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: acceptedFor }] }),
  }
}

/** A half of a surrogate pair cannot be encoded. */
function toRelativeReference(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'))
}
