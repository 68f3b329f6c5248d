import { isFhirId } from '../../../smart/fhir/reference.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { hasResource } from '../../sources/login/require-readable.ts'

/** A scope that lets a token read encounters of its patient. */
const READS_ENCOUNTERS = /(?:^|\s)(?:patient|user)\/(?:\*|Encounter)\.(?:read|\*|[cud]*r\w*)(?=\s|$)/

export const launchContext = defineCheck({
  name: 'launch-context',
  title: 'The launch is bound to its patient and encounter',
  group: 'launch',
  catalogueIds: ['S-023', 'S-041', 'S-050', 'S-053', 'S-076', 'S-082'],
  level: 'SHALL',
  spec: scopesAndContext('EHR launch', 'apps-that-launch-from-the-ehr'),
  howToFix: 'Return the context of the launch with the token: patient, encounter, need_patient_banner.',
  prerequisites: ['client', 'ehr-launch'],
  cases: {
    patient: {
      kind: 'passive',
      catalogueIds: ['S-041', 'S-050', 'S-053'],
      prerequisites: ['context-ehr-patient'],
      login: { recipe: 'ehr', phase: 'live' },
      async judge(tools) {
        const { expect } = tools.target.launch
        const { json, scope } = await readTokens(tools, 'ehr')
        if (!/(^|\s)(launch|patient\/\S+)(\s|$)/.test(scope))
          throw createNotApplicableError('Neither launch nor a patient scope is granted.')
        const { patient } = json
        if (!isFhirId(patient))
          return [createProblem(`patient is ${JSON.stringify(patient) ?? 'absent'}, not a bare id.`)]
        return createProblemIf(
          expect.patient !== undefined && patient !== expect.patient,
          `patient is ${patient}, not ${expect.patient}, whom the launch is about.`,
        )
      },
    },
    encounter: {
      kind: 'passive',
      catalogueIds: ['S-023', 'S-076'],
      spec: scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token'),
      prerequisites: ['context-ehr-encounter'],
      login: { recipe: 'ehr', phase: 'live' },
      async judge(tools) {
        const { expect } = tools.target.launch
        const { json, scope, accessToken } = await readTokens(tools, 'ehr')
        const { encounter } = json
        if (encounter === undefined && expect.encounter === undefined)
          throw createNotApplicableError(
            'The launch has no encounter; where it should, launch.expect.encounter says so.',
          )
        if (!isFhirId(encounter))
          return [createProblem(`encounter is ${JSON.stringify(encounter) ?? 'absent'}, not a bare id.`)]
        if (expect.encounter !== undefined && encounter !== expect.encounter)
          return [createProblem(`encounter is ${encounter}, not ${expect.encounter} of the launch.`)]
        if (!READS_ENCOUNTERS.test(scope)) return []
        const read = await sendWithToken(tools, `Encounter/${encounter}`, accessToken)
        const { status } = read
        if (status >= 500) throw createUndecidedError(`The read of the encounter returned ${status}.`)
        return createProblemIf(
          !hasResource(read, 'Encounter'),
          `The encounter of the launch cannot be read: ${status}${status === 200 ? ' without an Encounter' : ''}.`,
        )
      },
    },
    banner: {
      kind: 'passive',
      catalogueIds: ['S-023', 'S-082'],
      spec: scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token'),
      prerequisites: ['context-banner'],
      login: { recipe: 'ehr', phase: 'live' },
      async judge(tools) {
        const { need_patient_banner: banner } = (await readTokens(tools, 'ehr')).json
        return createProblemIf(
          typeof banner !== 'boolean',
          `need_patient_banner is ${JSON.stringify(banner) ?? 'absent'}, not true or false.`,
        )
      },
    },
  },
})
