import { createProblem } from '../../../smart/requirements/requirement.ts'
import { asymmetric, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { readTlsProbes, type TlsProbe } from '../../sources/tls-probes.ts'

export const tls = defineCheck({
  name: 'tls',
  title: 'Endpoints require TLS 1.2 or later and have a valid certificate',
  group: 'transport',
  catalogueIds: ['S-109'],
  level: 'SHALL',
  spec: asymmetric('Security', 'advertising-server-support-for-this-profile'),
  howToFix: 'Disable TLS 1.0 and 1.1, and use a certificate that is valid for the host name.',
  prerequisites: ['https'],
  cases: {
    versions: {
      kind: 'active',
      since: '2.0',
      async judge({ get }) {
        const probes = await get(readTlsProbes)
        const silent = probes.flatMap(({ place, current, old }) =>
          [current, ...old.map(([, each]) => each)].some(({ ended }) => ended === 'no answer') ? [place] : [],
        )
        const problems = probes.flatMap(judgeVersions)
        if (problems.length === 0 && silent.length > 0)
          throw createUndecidedError(`No answer from ${silent.join(', ')}.`)
        return problems
      },
    },
    certificate: {
      kind: 'active',
      source: 'oauth',
      spec: rfc(6749, '3.2'),
      async judge({ get }) {
        const probes = await get(readTlsProbes)
        const problems = probes.flatMap(({ place, current }) =>
          current.ended === 'accepted' && current.problem
            ? [createProblem(`The certificate of ${place} is not valid: ${current.problem}.`)]
            : [],
        )
        const unseen = probes.filter(({ current }) => current.ended !== 'accepted')
        if (problems.length === 0 && unseen.length > 0)
          throw createBlockedError(
            'tls/versions',
            `No certificate was seen of ${unseen.map(({ place }) => place).join(', ')}.`,
          )
        return problems
      },
    },
  },
})

function judgeVersions({ place, current, old }: TlsProbe) {
  const accepted = old.filter(([, { ended }]) => ended === 'accepted').map(([version]) => version)
  return [
    ...(current.ended === 'refused'
      ? [createProblem(`${place} accepts neither TLS 1.2 nor 1.3 (${current.why}).`)]
      : []),
    ...accepted.map((version) => createProblem(`${place} accepts ${version}.`)),
  ]
}
