import { hl7, loinc, reference, snomed, ucum } from '../values/codes.ts'

/** Builds what the charts do not have beside a result: a panel of pathology, one of examination, the waist. */
export function buildAuFindings(hdl: fhir4.Observation, profiles: string): fhir4.Observation[] {
  const id = hdl.id?.replace(/-hdl-1$/, '')
  const { subject, performer, effectiveDateTime } = hdl
  const build = (name: string, profile: string, rest: Partial<fhir4.Observation>): fhir4.Observation =>
    ({
      resourceType: 'Observation',
      id: `${id}-${name}`,
      meta: { profile: [`${profiles}${profile}`] },
      status: 'final',
      code: {},
      subject,
      effectiveDateTime,
      performer,
      ...rest,
    }) as fhir4.Observation
  return [
    build('lipids', 'diagnosticresult-path', {
      category: [hl7('observation-category', ['laboratory', 'Laboratory'])],
      code: loinc(['24331-1', 'Lipid 1996 panel - Serum or Plasma']),
      hasMember: [reference(`Observation/${id}-cholesterol-1`), reference(`Observation/${hdl.id}`)],
      component: [
        {
          code: loinc(['49541-6', 'Fasting status - Reported']),
          valueCodeableConcept: loinc(['LA33-6', 'Yes']),
        },
      ],
    }),
    build('lungs', 'diagnosticresult', {
      category: [hl7('observation-category', ['procedure', 'Procedure'])],
      code: loinc(['81459-0', 'Spirometry panel']),
      bodySite: snomed(['39607008', 'Lung structure']),
      hasMember: [reference(`Observation/${id}-peak-flow`)],
      component: [
        { code: loinc(['20150-9', 'FEV1']), valueQuantity: ucum(3.1, 'L') },
        { code: loinc(['19870-5', 'Forced vital capacity']), valueQuantity: ucum(3.9, 'L') },
      ],
    }),
    build('peak-flow', 'diagnosticresult', {
      category: [hl7('observation-category', ['procedure', 'Procedure'])],
      code: loinc(['33452-4', 'Maximum expiratory gas flow Respiratory system airway']),
      valueQuantity: ucum(480, 'L/min'),
    }),
    build('waist', 'waistcircum', {
      category: [hl7('observation-category', ['vital-signs', 'Vital Signs'])],
      code: loinc(['8280-0', 'Waist Circumference at umbilicus by Tape measure']),
      valueQuantity: ucum(84, 'cm'),
    }),
  ]
}
