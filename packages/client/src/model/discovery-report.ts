import type { BrandReport } from './brand-report.ts'
import type { Verdict } from './verdict.ts'

/** One of the three documents, as far as it was available. */
export interface DiscoveryDocument {
  name: 'smart-configuration' | 'openid-configuration' | 'metadata'
  url: string
  status?: number
  /** Raw text as received. */
  body?: string
  json?: Record<string, unknown>
  verdict: Verdict
  exchangeId?: string
}

/** One field compared over the three documents; `undefined` where a document does not have it. */
export interface DiscoveryDifference {
  field: string
  smart?: string
  openid?: string
  metadata?: string
  verdict: Verdict
}

export interface CapabilityExplanation {
  capability: string
  explanation: string
  known: boolean
}

/** The discovery panel. */
export interface DiscoveryReport {
  documents: DiscoveryDocument[]
  differences: DiscoveryDifference[]
  capabilities: CapabilityExplanation[]
  /** Absent when smart-configuration names no brand bundle. */
  brand?: BrandReport
}
