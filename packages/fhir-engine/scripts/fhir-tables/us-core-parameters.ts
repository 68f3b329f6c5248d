/** Types of the extension values that parameters of US Core search: their expressions leave them open. */
const VALUES: Readonly<Record<string, string>> = {
  'us-core-condition-asserted-date': 'extension.value.as(dateTime)',
  'us-core-ethnicity': 'extension.extension.value.as(Coding)',
  'us-core-patient-gender-identity': 'extension.value.as(CodeableConcept)',
  'us-core-race': 'extension.extension.value.as(Coding)',
}

/** Returns a search parameter of US Core with an expression of the steps that `expressionPaths` reads. */
export function readUsCoreParameter(parameter: fhir4.SearchParameter): fhir4.SearchParameter {
  const { id = '', expression = '' } = parameter
  const [filter] = /where\(.*?\)/.exec(expression) ?? []
  const values = VALUES[id]
  if ((filter === undefined) !== (values === undefined)) throw new Error(`${id}: cannot read ${expression}`)
  if (values === undefined) return parameter
  return {
    ...parameter,
    expression: `${parameter.base}.${values.replace('extension', `extension.${filter}`)}`,
  }
}
