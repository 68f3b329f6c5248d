import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import {
  DOCUMENT_BASES,
  type DocumentBase,
  type WellKnownDocument,
} from '../../core/oauth/server-addresses.ts'
import { findAbsenceReply } from './find-absence-reply.ts'

/** Places by document; those of a document that is not named are as by default. */
type Places = { readonly [Each in WellKnownDocument]?: readonly DocumentBase[] | undefined }

const DEFAULT_PLACES: Places = { smart: ['fhir-base'], openid: ['issuer'], oauth: ['issuer'] }

const places = z.array(z.enum(DOCUMENT_BASES)).max(DOCUMENT_BASES.length).readonly().optional()

export const wellKnownPlaces = defineSwitch({
  name: 'wellKnownPlaces',
  level: 'tenant',
  description:
    'Where smart-configuration, openid-configuration and oauth-authorization-server are: below the FHIR base, the root of the tenant, or the issuer; an empty list means nowhere.',
  legality: 'legal',
  catalogueIds: ['S-001', 'S-026', 'S-028'],
  faults: ['discovery-not-found', 'openid-configuration-broken'],
  default: DEFAULT_PLACES,
  schema: () => z.strictObject({ smart: places, openid: places, oauth: places }),
  steps: ['discovery', 'openid-configuration', 'probe', ...FHIR_STEPS],
  points: {
    arrival: (reply, { path, tenant: { addresses } }) => findAbsenceReply(path, addresses) ?? reply,
  },
  moveAddresses: (addresses, { value }) => ({
    ...addresses,
    documentBases: {
      smart: value.smart ?? addresses.documentBases.smart,
      openid: value.openid ?? addresses.documentBases.openid,
      oauth: value.oauth ?? addresses.documentBases.oauth,
    },
  }),
})
