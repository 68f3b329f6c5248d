import { loadSampleData } from '../../src/index.ts'
import type { Any } from '../engine.ts'

/** A search and, in plain JavaScript, which resources of its type it must find. */
export type SearchCase = readonly [url: string, condition: (resource: Any) => unknown]

const data = loadSampleData() as Any[]
const codes = (concept: Any): string[] => (concept?.coding ?? []).map((each: Any) => each.code)
const anyCode = (concepts: Any[] | undefined, code: string) =>
  (concepts ?? []).some((each) => codes(each).includes(code))
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
const about = (id: string) => (r: Any) =>
  (r.subject ?? r.patient ?? r.beneficiary)?.reference === `Patient/${id}`
const resource = (reference: Any): Any =>
  data.find((r) => `${r.resourceType}/${r.id}` === reference?.reference)
const starts = (text: string | undefined, start: string) =>
  text !== undefined && plain(text).startsWith(plain(start))
const family = (p: Any) => p.name[0].family as string
const names = (p: Any) => [p.name[0].family, ...p.name[0].given, p.name[0].text] as string[]
const value = (o: Any) => o.valueQuantity?.value as number
const component = (o: Any, code: string) =>
  o.component?.find((c: Any) => codes(c.code).includes(code))?.valueQuantity?.value
const hasPart = (o: Any, code: string) => o.component?.some((c: Any) => codes(c.code).includes(code))
const effective = (o: Any): [low: string, high: string] =>
  o.effectivePeriod
    ? [o.effectivePeriod.start, o.effectivePeriod.end ?? '9999']
    : [o.effectiveDateTime, o.effectiveDateTime]
const PHQ_2 = 'https://example.org/fhir/Questionnaire/phq-2'
const LOINC = 'http://loinc.org'
const OBSERVATION = 'http://terminology.hl7.org/CodeSystem/observation-category'

const byHand: SearchCase[] = [
  ['Patient', () => true],
  ['Patient?', () => true],
  ['Patient?gender=female&', (p) => p.gender === 'female'],
  ['Patient?_id=amy-shaw', (p) => p.id === 'amy-shaw'],
  ['Patient?_id=amy-shaw,frank-hansen', (p) => ['amy-shaw', 'frank-hansen'].includes(p.id)],
  ['Patient?gender=female', (p) => p.gender === 'female'],
  ['Patient?gender=FEMALE', (p) => p.gender === 'female'],
  ['Patient?gender=male,other', (p) => ['male', 'other'].includes(p.gender)],
  ['Patient?gender:not=male', (p) => p.gender !== 'male'],
  ['Patient?gender=http://hl7.org/fhir/administrative-gender|male', (p) => p.gender === 'male'],
  ['Patient?family=sh', (p) => starts(family(p), 'sh')],
  ['Patient?family=mull', (p) => family(p) === 'Müller'],
  ['Patient?family=M%C3%BCll', (p) => family(p) === 'Müller'],
  ["Patient?family=O'Brien", (p) => family(p) === "O'Brien"],
  ['Patient?family=weiss', (p) => family(p) === 'Weiß'],
  ['Patient?family=yildiz', (p) => family(p) === 'Yıldız'],
  ['Patient?family:exact=Shaw', (p) => family(p) === 'Shaw'],
  ['Patient?family:contains=an', (p) => plain(family(p)).includes('an')],
  ['Patient?given=chloe', (p) => starts(p.name[0].given[0], 'chloe')],
  ['Patient?given:exact=Chlo%C3%A9', (p) => p.name[0].given[0] === 'Chloé'],
  ['Patient?name=ja', (p) => names(p).some((each) => starts(each, 'ja'))],
  ['Patient?name:contains=ez', (p) => names(p).some((each) => plain(each).includes('ez'))],
  ['Patient?name=featherstone', (p) => p.id === 'xavier-long'],
  ['Patient?name=jack&family=smith', (p) => p.id === 'jack-smith'],
  ['Patient?family=smith&gender=female', (p) => family(p) === 'Smith' && p.gender === 'female'],
  ['Patient?deceased=true', (p) => p.deceasedDateTime],
  ['Patient?deceased=false', (p) => !p.deceasedDateTime],
  ['Patient?death-date=ge2024', (p) => p.deceasedDateTime],
  ['Patient?death-date:missing=true', (p) => !p.deceasedDateTime],
  ['Patient?telecom:missing=true', (p) => !p.telecom],
  ['Patient?telecom:missing=false', (p) => p.telecom],
  ['Patient?email=amy-shaw@example.com', (p) => p.id === 'amy-shaw'],
  ['Patient?phone:missing=false', (p) => p.telecom?.some((t: Any) => t.system === 'phone')],
  ['Patient?identifier=MRN-jane-smith', (p) => p.id === 'jane-smith'],
  ['Patient?identifier=urn:oid:1.2.36.146.595.217.0.1|MRN-jane-smith', (p) => p.id === 'jane-smith'],
  ['Patient?identifier=urn:oid:1.2.36.146.595.217.0.1|', () => true],
  [
    'Patient?identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|MRN-jane-smith',
    (p) => p.id === 'jane-smith',
  ],
  ['Patient?address-city=spring', (p) => starts(p.address?.[0].city, 'spring')],
  ['Patient?address-city=sao', (p) => starts(p.address?.[0].city, 'São')],
  ['Patient?address-state=MA', (p) => p.address?.[0].state === 'MA'],
  ['Patient?address-country=us', (p) => p.address],
  ['Patient?address=lakeside', (p) => p.address?.[0].city === 'Lakeside'],
  ['Patient?address-use=home', (p) => p.address],
  ['Patient?active=true', (p) => p.active],
  [
    'Patient?language=es',
    (p) =>
      anyCode(
        p.communication?.map((c: Any) => c.language),
        'es',
      ),
  ],
  [
    'Patient?language=ES,ja',
    (p) => p.communication?.some((c: Any) => ['es', 'ja'].includes(codes(c.language)[0] ?? '')),
  ],
  [
    'Patient?organization=central-hospital',
    (p) => p.managingOrganization?.reference === 'Organization/central-hospital',
  ],
  [
    'Patient?general-practitioner=Practitioner/dr-bianchi',
    (p) => p.generalPractitioner?.[0].reference === 'Practitioner/dr-bianchi',
  ],
  [
    'Patient?general-practitioner:Practitioner=dr-bianchi',
    (p) => p.generalPractitioner?.[0].reference === 'Practitioner/dr-bianchi',
  ],
  [
    'Patient?general-practitioner.family=okafor',
    (p) => p.generalPractitioner?.[0].reference === 'Practitioner/dr-okafor',
  ],
  ['Patient?_tag=zoe-baker', (p) => p.id === 'zoe-baker'],
  ['Patient?_tag=urn:smart-mock:note|', (p) => p.meta.tag],
  ['Patient?_profile=http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient', () => true],
  ['Patient?_profile:below=http://hl7.org/fhir/us/core', () => true],
  ['Patient?_lastUpdated=2026-06-01', () => true],
  ['Patient?_lastUpdated=le2026-06-01&gender=other', (p) => p.gender === 'other'],
  [
    'Patient?_has:Observation:patient:code=9843-4',
    (p) =>
      data.some((o) => o.resourceType === 'Observation' && anyCode([o.code], '9843-4') && about(p.id)(o)),
  ],
  [
    'Patient?_has:Condition:subject:code=44054006',
    (p) =>
      data.some((c) => c.resourceType === 'Condition' && anyCode([c.code], '44054006') && about(p.id)(c)),
  ],
  [
    'Patient?_has:Encounter:patient:_has:Observation:encounter:code=85354-9&gender=male',
    (p) =>
      p.gender === 'male' && data.some((o) => anyCode([o.code], '85354-9') && o.encounter && about(p.id)(o)),
  ],
  [
    'Patient?_has:MedicationRequest:subject:medication.code=243670',
    (p) => data.some((m) => m.medicationReference && about(p.id)(m)),
  ],
  ['Practitioner?name=bianchi', (p) => p.id === 'dr-bianchi'],
  ["Practitioner?family:exact=O'Sullivan", (p) => p.id === 'dr-osullivan'],
  ['Practitioner?name=dr', (p) => p.name[0].prefix],
  [
    'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567002',
    (p) => p.identifier[0].value === '1234567002',
  ],
  ['Practitioner?email=nurse-park@example.org', (p) => p.id === 'nurse-park'],
  ['Practitioner?gender=male', (p) => p.gender === 'male'],
  ['Practitioner?_has:PractitionerRole:practitioner:specialty=394579002', (p) => p.id === 'dr-lindqvist'],
  ['PractitionerRole?practitioner=dr-okafor', (r) => r.id === 'dr-okafor-role'],
  ['PractitionerRole?practitioner:Practitioner.name=okafor', (r) => r.id === 'dr-okafor-role'],
  [
    'PractitionerRole?organization.name=central',
    (r) => r.organization.reference === 'Organization/central-hospital',
  ],
  ['PractitionerRole?specialty=394537008', (r) => anyCode(r.specialty, '394537008')],
  ['PractitionerRole?role=nurse', (r) => anyCode(r.code, 'nurse')],
  [
    'PractitionerRole?location.organization.name=lakeside',
    (r) => r.location[0].reference === 'Location/lakeside-clinic-site',
  ],
  ['Organization?name=ever', (o) => starts(o.name, 'ever')],
  ['Organization?name:contains=clinic', (o) => plain(o.name).includes('clinic')],
  ['Organization?type=ins', (o) => anyCode(o.type, 'ins')],
  ['Organization?address-postalcode=01101', () => true],
  ['Location?organization=central-hospital', (l) => l.id === 'central-hospital-site'],
  ['Location?status=active', () => true],
  ['Location?near=42.1|-72.59|5|km', (l) => l.id === 'lakeside-clinic-site'],
  ['Location?near=42.1|-72.59|50|km', () => true],
  ['RelatedPerson?patient=zoe-baker', about('zoe-baker')],
  ['RelatedPerson?relationship=MTH', () => true],
  ['RelatedPerson?name=maria&patient.name=yara', about('yara-santos')],
  ['Observation?category=laboratory', (o) => anyCode(o.category, 'laboratory')],
  [`Observation?category=${OBSERVATION}|vital-signs`, (o) => anyCode(o.category, 'vital-signs')],
  ['Observation?category=social-history', (o) => anyCode(o.category, 'social-history')],
  ['Observation?category=survey', (o) => anyCode(o.category, 'survey')],
  ['Observation?category=sdoh', (o) => anyCode(o.category, 'sdoh')],
  [
    'Observation?category=survey&category=sdoh',
    (o) => anyCode(o.category, 'survey') && anyCode(o.category, 'sdoh'),
  ],
  ['Observation?category:not=laboratory', (o) => !anyCode(o.category, 'laboratory')],
  ['Observation?code=2093-3', (o) => anyCode([o.code], '2093-3')],
  [`Observation?code=${LOINC}|2093-3`, (o) => anyCode([o.code], '2093-3')],
  ['Observation?code=2093-3,2085-9', (o) => anyCode([o.code], '2093-3') || anyCode([o.code], '2085-9')],
  ['Observation?code:text=glucose', (o) => starts(o.code.text, 'glucose')],
  ['Observation?code:text=blood', (o) => starts(o.code.text, 'blood')],
  [`Observation?code=${LOINC}|`, () => true],
  ['Observation?code:missing=false', () => true],
  ['Observation?value-quantity:missing=true', (o) => !o.valueQuantity],
  [
    'Observation?value-quantity=gt200|http://unitsofmeasure.org|mg/dL',
    (o) => value(o) > 200 && o.valueQuantity.code === 'mg/dL',
  ],
  ['Observation?value-quantity=gt200||mg/dL', (o) => value(o) > 200 && o.valueQuantity.code === 'mg/dL'],
  ['Observation?value-quantity=lt37||Cel', (o) => value(o) < 37 && o.valueQuantity.code === 'Cel'],
  [
    'Observation?value-quantity=gt90||beats/minute',
    (o) => value(o) > 90 && o.valueQuantity.unit === 'beats/minute',
  ],
  ['Observation?value-concept=8517006', (o) => anyCode([o.valueCodeableConcept], '8517006')],
  ['Observation?value-string=never', (o) => starts(o.valueCodeableConcept?.text, 'never')],
  ['Observation?component-code=8480-6', (o) => hasPart(o, '8480-6')],
  ['Observation?combo-code=8462-4', (o) => hasPart(o, '8462-4') || anyCode([o.code], '8462-4')],
  [
    'Observation?combo-code=2093-3,8462-4',
    (o) => hasPart(o, '8462-4') || anyCode([o.code], '2093-3') || anyCode([o.code], '8462-4'),
  ],
  [
    'Observation?component-value-quantity=gt150',
    (o) => o.component?.some((c: Any) => c.valueQuantity?.value > 150),
  ],
  ['Observation?component-code-value-quantity=8480-6$gt140', (o) => component(o, '8480-6') > 140],
  ['Observation?component-code-value-quantity=8462-4$gt140', () => false],
  [
    `Observation?component-code-value-quantity=${LOINC}|8462-4$lt70||mm[Hg]`,
    (o) => component(o, '8462-4') < 70,
  ],
  ['Observation?code-value-quantity=2093-3$gt220', (o) => anyCode([o.code], '2093-3') && value(o) > 220],
  [
    'Observation?code-value-quantity=4548-4$ge6.5,2345-7$gt120',
    (o) =>
      (anyCode([o.code], '4548-4') && value(o) >= 6.5) || (anyCode([o.code], '2345-7') && value(o) > 120),
  ],
  [
    'Observation?combo-code-value-quantity=8480-6$gt140',
    (o) => component(o, '8480-6') > 140 || (anyCode([o.code], '8480-6') && value(o) > 140),
  ],
  ['Observation?code-value-concept=72166-2$8517006', (o) => anyCode([o.valueCodeableConcept], '8517006')],
  ['Observation?status=final', () => true],
  ['Observation?status=final&patient=ada-empty', () => false],
  [
    'Observation?encounter=amy-shaw-encounter-1',
    (o) => o.encounter?.reference === 'Encounter/amy-shaw-encounter-1',
  ],
  ['Observation?encounter.date=ge2026-05-01', (o) => resource(o.encounter)?.period.end >= '2026-05-01'],
  ['Observation?specimen:missing=false', (o) => o.specimen],
  [
    'Observation?performer=Practitioner/dr-bianchi',
    (o) => o.performer[0].reference === 'Practitioner/dr-bianchi',
  ],
  [
    'Observation?performer:Practitioner.family=bianchi',
    (o) => o.performer[0].reference === 'Practitioner/dr-bianchi',
  ],
  ['Observation?derived-from:missing=false', (o) => o.derivedFrom],
  ['Observation?subject:Patient.name=shaw', about('amy-shaw')],
  ['Observation?patient.gender=other', about('sam-taylor')],
  [
    'Observation?subject.birthdate=lt1940&code=2093-3',
    (o) => resource(o.subject).birthDate < '1940' && anyCode([o.code], '2093-3'),
  ],
  [
    'Observation?patient.general-practitioner.family=lindqvist&code=39156-5',
    (o) =>
      anyCode([o.code], '39156-5') &&
      resource(o.subject).generalPractitioner?.[0].reference === 'Practitioner/dr-lindqvist',
  ],
  ['Observation?subject=Patient/amy-shaw', about('amy-shaw')],
  ['Observation?subject=amy-shaw', about('amy-shaw')],
  ['Observation?subject:Patient=amy-shaw', about('amy-shaw')],
  ['Observation?subject=https://mock.example/fhir/Patient/amy-shaw', about('amy-shaw')],
  ['Observation?subject:Patient=Patient/amy-shaw', about('amy-shaw')],
  ['Observation?subject:Group=amy-shaw', () => false],
  ['Observation?subject=Practitioner/amy-shaw', () => false],
  [
    'Observation?patient=amy-shaw,zoe-baker&code=29463-7',
    (o) => (about('amy-shaw')(o) || about('zoe-baker')(o)) && anyCode([o.code], '29463-7'),
  ],
  ['Condition?category=problem-list-item', (c) => anyCode(c.category, 'problem-list-item')],
  ['Condition?category=encounter-diagnosis', (c) => anyCode(c.category, 'encounter-diagnosis')],
  ['Condition?category=health-concern', (c) => anyCode(c.category, 'health-concern')],
  ['Condition?clinical-status=resolved', (c) => anyCode([c.clinicalStatus], 'resolved')],
  ['Condition?clinical-status:not=resolved', (c) => !anyCode([c.clinicalStatus], 'resolved')],
  ['Condition?severity=24484000', (c) => anyCode([c.severity], '24484000')],
  ['Condition?encounter:missing=true', (c) => !c.encounter],
  ['Condition?onset-date=ge2024', (c) => c.onsetDateTime >= '2024'],
  ['Condition?abatement-date:missing=false', (c) => c.abatementDateTime],
  ['Condition?asserter:missing=true', () => true],
  ['Condition?code:text=hyper', (c) => starts(c.code.text, 'hyper')],
  ['Condition?patient.deceased=true', about('henry-late')],
  ['Encounter?class=IMP', (e) => e.class.code === 'IMP'],
  ['Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|AMB', (e) => e.class.code === 'AMB'],
  ['Encounter?type=185349003', (e) => anyCode(e.type, '185349003')],
  ['Encounter?reason-code=49727002', (e) => anyCode(e.reasonCode, '49727002')],
  [
    'Encounter?practitioner=dr-osullivan',
    (e) => e.participant[0].individual.reference === 'Practitioner/dr-osullivan',
  ],
  [
    'Encounter?participant.name=giulia',
    (e) => e.participant[0].individual.reference === 'Practitioner/dr-bianchi',
  ],
  [
    'Encounter?location=Location/central-hospital-site',
    (e) => e.location[0].location.reference === 'Location/central-hospital-site',
  ],
  [
    'Encounter?service-provider=lakeside-clinic',
    (e) => e.serviceProvider.reference === 'Organization/lakeside-clinic',
  ],
  ['MedicationRequest?status=active', (m) => m.status === 'active'],
  ['MedicationRequest?status=active,stopped', () => true],
  ['MedicationRequest?intent=order&status=stopped', (m) => m.status === 'stopped'],
  ['MedicationRequest?code=197361', (m) => anyCode([m.medicationCodeableConcept], '197361')],
  ['MedicationRequest?medication=Medication/aspirin-81', (m) => m.medicationReference],
  ['MedicationRequest?medication.code=243670', (m) => m.medicationReference],
  ['MedicationRequest?authoredon=lt2026', (m) => m.authoredOn < '2026'],
  ['MedicationRequest?requester.family=okafor', (m) => m.requester.reference === 'Practitioner/dr-okafor'],
  ['MedicationRequest?category=community', () => true],
  ['AllergyIntolerance?criticality=high', (a) => a.criticality === 'high'],
  ['AllergyIntolerance?severity=mild', (a) => a.reaction[0].severity === 'mild'],
  ['AllergyIntolerance?manifestation=247472004', () => true],
  ['AllergyIntolerance?code=91935009', (a) => anyCode([a.code], '91935009')],
  ['Immunization?vaccine-code=115', (i) => anyCode([i.vaccineCode], '115')],
  ['Immunization?status=not-done', (i) => i.status === 'not-done'],
  [
    'Immunization?vaccine-code=http://hl7.org/fhir/sid/cvx|03&date=gt2025',
    (i) => anyCode([i.vaccineCode], '03') && i.occurrenceDateTime > '2025-12-31',
  ],
  ['Procedure?code=80146002', (p) => anyCode([p.code], '80146002')],
  ['Procedure?date=ge2026-01-01', (p) => p.performedPeriod || p.performedDateTime >= '2026'],
  ['DiagnosticReport?result=Observation/amy-shaw-hdl-1', (d) => d.id === 'amy-shaw-report-1'],
  [
    'DiagnosticReport?result.value-quantity=gt240',
    (d) => d.result.some((r: Any) => value(resource(r)) > 240),
  ],
  ['DiagnosticReport?category=LAB', (d) => anyCode(d.category, 'LAB')],
  ['DiagnosticReport?based-on=amy-shaw-order-1', (d) => d.id === 'amy-shaw-report-1'],
  ['DiagnosticReport?performer.name=northern', (d) => /Northern/.test(d.performer[0].display)],
  ['Specimen?type=119364003&subject=amy-shaw', about('amy-shaw')],
  [
    'ServiceRequest?code=24331-1&requester=dr-bianchi',
    (s) => s.requester.reference === 'Practitioner/dr-bianchi',
  ],
  ['DocumentReference?type=11506-3', (d) => anyCode([d.type], '11506-3')],
  ['DocumentReference?category=clinical-note&patient=amy-shaw', about('amy-shaw')],
  [
    'DocumentReference?identifier=urn:ietf:rfc:3986|https://example.org/documents/amy-shaw/1',
    about('amy-shaw'),
  ],
  ['DocumentReference?contenttype=text/plain; charset=utf-8', () => true],
  ['DocumentReference?period=ge2026-05', (d) => d.context],
  ['DocumentReference?period=sa2026-05-01', (d) => d.context?.period.start > '2026-05-02'],
  [
    'CareTeam?participant=dr-lindqvist',
    (t) => t.participant[0].member.reference === 'Practitioner/dr-lindqvist',
  ],
  ['CarePlan?category=assess-plan&care-team=amy-shaw-team', about('amy-shaw')],
  ['CarePlan?goal.lifecycle-status=active', () => true],
  ['Goal?target-date=2026-12-31', () => true],
  ['Goal?target-date=lt2026-12-31', () => false],
  ['Goal?lifecycle-status=active&patient=wei-zhang', about('wei-zhang')],
  ['Coverage?beneficiary=amy-shaw', about('amy-shaw')],
  ['Coverage?payor.name=evergreen', () => true],
  ['Device?patient=frank-hansen', about('frank-hansen')],
  ['Device?type=14106009', () => true],
  ['FamilyMemberHistory?relationship=FTH', () => true],
  ['FamilyMemberHistory?code=22298006&patient=amy-shaw', about('amy-shaw')],
  ['Group?member=amy-shaw', () => true],
  ['Group?actual=true&type=person', () => true],
  [`Questionnaire?url=${PHQ_2}`, (q) => q.id === 'phq-2'],
  ['Questionnaire?url:below=https://example.org/fhir', () => true],
  ['Questionnaire?url=https://example.org/fhir/Questionnaire', () => false],
  ['Questionnaire?title=patient%20health', (q) => q.id === 'phq-2'],
  [`QuestionnaireResponse?questionnaire=${PHQ_2}`, (r) => r.questionnaire === PHQ_2],
  ['QuestionnaireResponse?questionnaire.title=patient', (r) => r.questionnaire === PHQ_2],
  ['QuestionnaireResponse?source=amy-shaw', about('amy-shaw')],
  ['Provenance?target=DocumentReference/amy-shaw-document-1', (p) => p.id === 'amy-shaw-provenance-1'],
  ['Provenance?agent=dr-okafor', (p) => p.agent[0].who.reference === 'Practitioner/dr-okafor'],
  ['Medication?code=http://www.nlm.nih.gov/research/umls/rxnorm|243670', () => true],
]

const patients = data.filter((r) => r.resourceType === 'Patient')
const perPatient = patients.flatMap(({ id, birthDate }): SearchCase[] => [
  [`Observation?patient=${id}&category=laboratory`, (o) => about(id)(o) && anyCode(o.category, 'laboratory')],
  [`Patient?birthdate=${birthDate}`, (p) => p.birthDate === birthDate],
])

/**
 * Comparisons of dates as texts: a text with the wanted prefix is inside, one that sorts before or after is
 * outside.
 */
const inside = (text: string, wanted: string) => text.startsWith(wanted)
const after = (text: string, wanted: string) => text > wanted && !inside(text, wanted)
const before = (text: string, wanted: string) => text < wanted
const datePrefixes: Record<string, (low: string, high: string, wanted: string) => boolean> = {
  '': (low, high, w) => inside(low, w) && inside(high, w),
  eq: (low, high, w) => inside(low, w) && inside(high, w),
  ne: (low, high, w) => !(inside(low, w) && inside(high, w)),
  gt: (_, high, w) => after(high, w),
  lt: (low, _, w) => before(low, w),
  ge: (low, high, w) => after(high, w) || (inside(low, w) && inside(high, w)),
  le: (low, high, w) => before(low, w) || (inside(low, w) && inside(high, w)),
  sa: (low, _, w) => after(low, w),
  eb: (_, high, w) => before(high, w),
}
const dates = Object.entries(datePrefixes).flatMap(([prefix, holds]): SearchCase[] => [
  [`Patient?birthdate=${prefix}1985`, (p) => holds(p.birthDate, p.birthDate, '1985')],
  [`Patient?birthdate=${prefix}1985-10`, (p) => holds(p.birthDate, p.birthDate, '1985-10')],
  [`Patient?birthdate=${prefix}1985-10-02`, (p) => holds(p.birthDate, p.birthDate, '1985-10-02')],
  [`Observation?date=${prefix}2026-05`, (o) => holds(...effective(o), '2026-05')],
  [`Observation?date=${prefix}2026-05-12`, (o) => holds(...effective(o), '2026-05-12')],
  [`Encounter?date=${prefix}2025-11`, (e) => holds(e.period.start, e.period.end, '2025-11')],
])

const numberPrefixes: Record<string, (n: number, wanted: number, half: number) => boolean> = {
  '': (n, w, half) => n >= w - half && n < w + half,
  ne: (n, w, half) => !(n >= w - half && n < w + half),
  gt: (n, w) => n > w,
  lt: (n, w) => n < w,
  ge: (n, w) => n >= w,
  le: (n, w) => n <= w,
  ap: (n, w) => Math.abs(n - w) <= w / 10,
}
const numbers = Object.entries(numberPrefixes).flatMap(([prefix, holds]): SearchCase[] => [
  [`Observation?value-quantity=${prefix}100`, (o) => o.valueQuantity && holds(value(o), 100, 0.5)],
  [
    `Observation?value-quantity=${prefix}36.8||Cel`,
    (o) => o.valueQuantity?.code === 'Cel' && holds(value(o), 36.8, 0.05),
  ],
])

/** The whole table. */
export const searchCases: SearchCase[] = [...byHand, ...perPatient, ...dates, ...numbers]
