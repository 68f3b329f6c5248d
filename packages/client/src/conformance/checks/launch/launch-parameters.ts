import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { openLaunch } from '../../sources/launch/launches.ts'

export const launchParameters = defineCheck({
  name: 'launch-parameters',
  title: 'The EHR opens the registered launch URL with iss and launch',
  group: 'launch',
  catalogueIds: ['S-023', 'S-040'],
  level: 'SHALL',
  spec: appLaunch('step 2', 'step-2-launch-ehr'),
  howToFix: 'Open the launch URL with one iss, exactly the FHIR base, and one launch that is not empty.',
  prerequisites: ['client', 'ehr-launch'],
  kind: 'passive',
  login: { recipe: 'ehr', phase: 'authorize' },
  async judge({ get, target: { fhirBase } }) {
    const { searchParams } = await get(openLaunch)
    const [issuers, handles] = [searchParams.getAll('iss'), searchParams.getAll('launch')]
    return [
      ...createProblemIf(issuers.length !== 1, `The launch has ${issuers.length} iss parameters, not one.`),
      ...issuers
        .filter((iss) => iss !== fhirBase)
        .flatMap((iss) => createProblemIf(true, `iss is ${iss}, not the FHIR base ${fhirBase}.`)),
      ...createProblemIf(
        handles.length !== 1 || handles[0] === '',
        handles.length === 1
          ? 'The launch value is empty.'
          : `The launch has ${handles.length} launch parameters, not one.`,
      ),
    ]
  },
})
