import type { Any } from '../engine.ts'

const ref = (reference: string) => ({ reference })

/**
 * Returns resources about a patient of types that R4 puts in no compartment, and a Person. Each id begins with
 * that of the patient, which is how the leak tests know whose they are.
 */
export function listOutside(id: string): Any[] {
  const patient = ref(`Patient/${id}`)
  const device = ref(`Device/${id}-pump`)
  const of = (resourceType: string, name: string, more: object): Any => ({
    ...{ resourceType, id: `${id}-${name}`, ...more },
  })
  return [
    of('Person', 'person', { gender: 'other', link: [{ target: patient }] }),
    of('Claim', 'claim', {
      ...{ status: 'active', use: 'claim', type: { text: 'x' }, patient, created: '2026-01-01' },
      ...{ provider: ref('Organization/lakeside'), priority: { text: 'x' } },
      insurance: [{ sequence: 1, focal: true, coverage: { display: 'x' } }],
    }),
    of('PaymentNotice', 'notice', {
      ...{ status: 'active', request: ref(`Claim/${id}-claim`), created: '2026-01-02' },
      ...{ payment: { display: 'x' }, recipient: { display: 'x' }, amount: { value: 1, currency: 'EUR' } },
    }),
    of('PaymentReconciliation', 'reconciliation', {
      ...{ status: 'active', created: '2026-01-03', paymentDate: '2026-01-03' },
      paymentAmount: { value: 1, currency: 'EUR' },
      detail: [{ type: { text: 'x' }, request: ref(`Claim/${id}-claim`) }],
    }),
    of('Device', 'pump', { status: 'active', patient }),
    of('DeviceMetric', 'metric', { type: { text: 'x' }, category: 'measurement', source: device }),
    of('Device', 'part', { status: 'inactive', parent: device }),
    of('VerificationResult', 'verification', { target: [patient], status: 'validated' }),
    of('VerificationResult', 'deep', { target: [ref(`DeviceMetric/${id}-metric`)], status: 'attested' }),
    of('GuidanceResponse', 'guidance', { moduleUri: 'urn:m', status: 'success', subject: patient }),
    of('EnrollmentRequest', 'enrolling', { status: 'active', candidate: patient }),
    of('EnrollmentResponse', 'enrolled', {
      ...{ status: 'active', request: ref(`EnrollmentRequest/${id}-enrolling`) },
    }),
    of('Organization', 'family', { name: `Family of ${id}`, extension: [named('urn:of', patient)] }),
  ]
}

function named(url: string, valueReference: object) {
  return { url, valueReference }
}
