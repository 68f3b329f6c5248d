/** The address of the profiles of the International Patient Summary. */
export const IPS = 'http://hl7.org/fhir/uv/ips/StructureDefinition/'

/** The device that analyses specimens. */
export const ANALYZER: fhir4.Device = {
  resourceType: 'Device',
  id: 'analyzer',
  meta: { profile: [`${IPS}Device-observer-uv-ips`] },
  identifier: [{ system: 'https://example.org/fhir/devices', value: 'analyzer-1' }],
  manufacturer: 'Example Instruments',
  modelNumber: 'A-200',
}
