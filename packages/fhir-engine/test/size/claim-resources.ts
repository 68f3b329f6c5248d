import type { Visit } from './visit.ts'

const LINES = 10
const concept = (name: string, code: string) => ({
  coding: [
    { system: `https://bluebutton.cms.gov/resources/variables/${name}`, code, display: `${name} ${code}` },
  ],
})
const INSURANCE = { focal: true, coverage: { display: 'A coverage' } }
const usd = (value: number) => ({ value, currency: 'USD' })

/** Creates the claim for an encounter. */
export function createClaim(id: string, visit: Visit): object {
  return {
    resourceType: 'Claim',
    id,
    ...billed(visit),
    priority: concept('priority', 'normal'),
    insurance: [{ sequence: 1, ...INSURANCE }],
    item: lines(visit).map((line) => ({ ...line, encounter: [visit.encounter] })),
    total: usd(visit.draw(90_000) / 100),
  }
}

/** Creates the explanation of benefit for a claim: by far the largest resource of a record. */
export function createExplanation(id: string, claim: string, visit: Visit): object {
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    ...billed(visit),
    outcome: 'complete',
    insurance: [INSURANCE],
    claim: { reference: `urn:uuid:${claim}` },
    careTeam: [{ sequence: 1, provider: visit.practitioner, role: concept('role', 'primary') }],
    item: lines(visit).map((line) => ({
      ...line,
      category: concept('line_cms_type_srvc_cd', '1'),
      locationCodeableConcept: concept('line_place_of_srvc_cd', '19'),
      adjudication: ['line_bene_ptb_ddctbl_amt', 'line_coinsrnc_amt', 'line_alowd_chrg_amt'].map((name) => ({
        category: concept(name, 'amount'),
        amount: usd(visit.draw(90_000) / 100),
      })),
    })),
    total: [{ category: concept('total', 'submitted'), amount: usd(visit.draw(90_000) / 100) }],
    payment: { amount: usd(visit.draw(90_000) / 100) },
  }
}

function billed({ subject, organization, at }: Visit): object {
  return {
    status: 'active',
    type: concept('claim_type', 'institutional'),
    use: 'claim',
    patient: subject,
    billablePeriod: { start: at, end: at },
    created: at,
    insurer: { display: 'An insurer' },
    provider: organization,
  }
}

function lines({ at, draw }: Visit): object[] {
  return Array.from({ length: LINES }, (_, n) => ({
    sequence: n + 1,
    productOrService: {
      coding: [
        { system: 'http://snomed.info/sct', code: String(100_000 + draw(500)), display: `Service ${n}` },
      ],
      text: `Service ${n}`,
    },
    servicedPeriod: { start: at, end: at },
  }))
}
