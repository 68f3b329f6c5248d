import type {
  FaultKind,
  Person,
  presetSchemas,
  Client as RegisteredClient,
  schemas,
} from 'smart-mock/control'
import type { z } from 'zod'
import type { JsonSchema } from './json-schema.ts'

export type Tenant = z.infer<typeof schemas.tenantSchema>
export type ArmedFault = z.infer<typeof schemas.armedFaultSchema>
export type Verdict = z.infer<typeof schemas.verdictSchema>
export type JournalEntry = z.infer<typeof schemas.entrySchema>
export type Reply = z.infer<typeof schemas.replySchema>
export type Finding = z.infer<typeof schemas.findingSchema>
export type PresetSummary = z.infer<typeof presetSchemas.presetSummarySchema>
export type Preset = z.infer<typeof presetSchemas.presetSchema>
export type PresetRisk = z.infer<typeof presetSchemas.presetRiskSchema>
export type Client = Omit<RegisteredClient, 'secret'>
export type { Person }

/** A fault of the catalogue. */
export interface Fault {
  name: string
  title: string
  kind: FaultKind
  catalogueIds: string[]
  spec: string
  description: string
  requirement: string
  steps: string[]
  prerequisites: string[]
  /** Strikes of a fault that is armed without `times`; null without a limit. */
  times: number | null
  /** Matches before the first strike of a fault that is armed without `skip`. */
  skip: number
  params: JsonSchema | null
}

/** One authorization flow with everything that follows from it. */
export interface Run {
  id: string
  label: string | null
  startedAt: string
  lastAt: string
  exchanges: number
}

/** The findings of the rules for a run. */
export interface Findings {
  findings: Finding[]
  passed: Record<string, number>
  inconclusive: { rule: string; reason: string; seq: number }[]
}

export interface PatientRow {
  id: string
  name: string
  birthDate?: string
  gender?: string
  note?: string
}

export interface EncounterRow {
  id: string
  title: string
  start?: string
}

export interface Addresses {
  fhirBase: string
  control: string
  canary: string
}
