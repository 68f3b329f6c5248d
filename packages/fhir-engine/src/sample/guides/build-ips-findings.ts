import { hl7, loinc, reference, snomed, ucum } from '../values/codes.ts'
import { getDayBefore, getTimeBefore } from '../values/sample-date.ts'
import { IPS } from './ips-devices.ts'

const FLAG_PRIORITY = 'http://hl7.org/fhir/StructureDefinition/flag-priority'

/** Builds what the charts do not have: alcohol, imaging, urinalysis, pregnancies, an alert, the use of a device. */
export function buildIpsFindings(
  patient: fhir4.Patient,
  chart: readonly fhir4.FhirResource[],
): fhir4.FhirResource[] {
  const id = patient.id as string
  const subject = reference(`Patient/${id}`)
  const observe = (name: string, profile: string, rest: Partial<fhir4.Observation>): fhir4.Observation => ({
    resourceType: 'Observation',
    id: `${id}-${name}`,
    meta: { profile: [`${IPS}Observation-${profile}-uv-ips`] },
    status: 'final',
    code: {},
    subject,
    effectiveDateTime: (patient.deceasedDateTime as string) ?? getDayBefore(14),
    performer: [reference('Practitioner/dr-okafor', 'Ngozi Okafor')],
    ...rest,
  })
  const device = chart.find((each): each is fhir4.Device => each.resourceType === 'Device')
  const isPregnant = chart.some((each) => each.id === `${id}-pregnancy`)
  return [
    observe('alcohol', 'alcoholuse', {
      code: loinc(['74013-4', 'Alcoholic drinks per day']),
      valueQuantity: ucum(1, 'drinks per day', '{wine glasses}/d'),
    }),
    observe('urinalysis', 'results-laboratory-pathology', {
      category: [hl7('observation-category', ['laboratory', 'Laboratory'])],
      code: loinc(['24357-6', 'Urinalysis macro panel - Urine']),
      component: [
        { code: loinc(['5778-6', 'Color of Urine']), valueCodeableConcept: snomed(['371254008', 'Yellow']) },
        { code: loinc(['5803-2', 'pH of Urine by Test strip']), valueQuantity: ucum(6, 'pH', '[pH]') },
      ],
    }),
    ...(isPregnant ? pregnancies(observe) : []),
    ...(device ? [useOf(device, id, subject), ...imaging(observe, id, subject), alert(id, subject)] : []),
  ]
}

type Observe = (name: string, profile: string, rest: Partial<fhir4.Observation>) => fhir4.Observation

function pregnancies(observe: Observe): fhir4.Observation[] {
  return [
    observe('delivery', 'pregnancy-edd', {
      code: loinc(['11778-8', 'Delivery date Estimated']),
      valueDateTime: '2026-11-20',
    }),
    observe('births', 'pregnancy-outcome', {
      code: loinc(['11636-8', '[#] Births.live']),
      valueQuantity: ucum(1, 'births', '1'),
    }),
  ]
}

function useOf({ id: device }: fhir4.Device, id: string, subject: fhir4.Reference): fhir4.DeviceUseStatement {
  return {
    resourceType: 'DeviceUseStatement',
    id: `${id}-device-use`,
    meta: { profile: [`${IPS}DeviceUseStatement-uv-ips`] },
    status: 'active',
    subject,
    timingDateTime: '2019-06-01',
    device: reference(`Device/${device}`),
  }
}

function imaging(observe: Observe, id: string, subject: fhir4.Reference): fhir4.FhirResource[] {
  const study: fhir4.ImagingStudy = {
    resourceType: 'ImagingStudy',
    id: `${id}-imaging`,
    meta: { profile: [`${IPS}ImagingStudy-uv-ips`] },
    identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.826.0.1.3680043.8.498.1' }],
    status: 'available',
    subject,
    started: getTimeBefore(900),
    procedureCode: [snomed(['399208008', 'Plain X-ray of chest'])],
    reasonCode: [snomed(['49727002', 'Cough'])],
    series: [
      {
        uid: '1.2.826.0.1.3680043.8.498.2',
        modality: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'DX' },
        instance: [
          {
            uid: '1.2.826.0.1.3680043.8.498.3',
            sopClass: { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2.840.10008.5.1.4.1.1.1.1' },
          },
        ],
      },
    ],
  }
  const result = observe('imaging-result', 'results-radiology', {
    category: [hl7('observation-category', ['imaging', 'Imaging'])],
    code: loinc(['36643-5', 'XR Chest 2 Views']),
    effectiveDateTime: getDayBefore(900),
    valueString: 'No infiltrate.',
    component: [
      { code: loinc(['18782-3', 'Radiology Study observation']), valueString: 'Heart not enlarged.' },
    ],
  })
  return [study, result]
}

function alert(id: string, subject: fhir4.Reference): fhir4.Flag {
  return {
    resourceType: 'Flag',
    id: `${id}-alert`,
    meta: { profile: [`${IPS}Flag-alert-uv-ips`] },
    extension: [
      {
        url: FLAG_PRIORITY,
        valueCodeableConcept: {
          coding: [
            { system: 'http://hl7.org/fhir/flag-priority-code', code: 'PH', display: 'High priority' },
          ],
        },
      },
    ],
    status: 'active',
    category: [hl7('flag-category', ['clinical', 'Clinical'])],
    code: snomed(['441509002', 'Cardiac pacemaker in situ']),
    subject,
  }
}
