const REGION = '370800';
export const CDC = '370811001-9';
export const MATERNITY_HOSPITAL = '370811001-8';
const FIRST_PEOPLES_HOSPITAL = '370811001-5';
const COLLEGE_HOSPITAL = '370811001-6';

export type Reached = readonly [milestone: string, unit: string, month: number, dayOfMonth: number];

/**
 * What is reached once, where, and when. What a plan wants beside these is not reached in the year: 国考, the pilot, the
 * brands beyond the city, the demonstration project, the centres for rehabilitation and newborns, the college.
 */
export const REACHED: readonly Reached[] = [
  ['cdc-regional-centre', CDC, 12, 9],
  ['surveillance-one-map', REGION, 6, 20],
  ['key-places-one-key-alert', REGION, 10, 15],
  ['endemic-disease-control', REGION, 11, 21],
  ['two-prescription-models', REGION, 9, 12],
  ['public-health-department-standard', REGION, 4, 29],
  ['prevention-treatment-hospital', COLLEGE_HOSPITAL, 5, 15],
  ['provincial-quality-hospital', FIRST_PEOPLES_HOSPITAL, 4, 17],
  ['provincial-quality-hospital', COLLEGE_HOSPITAL, 10, 30],
  ['provincial-county-hospital', '370883001-1', 5, 21],
  ['provincial-county-hospital', '370881001-1', 9, 24],
  ['county-maternity-2a', '370883', 10, 16],
  ['smart-ambulances', REGION, 11, 28],
  ['reform-under-standing-committee', REGION, 3, 5],
  ['reform-key-work', REGION, 2, 26],
  ['sanming-plan', REGION, 5, 13],
  ['reform-brands', REGION, 12, 5],
  ['qufu-county-project', '370881', 10, 24],
  ['subsidy-proposal', REGION, 6, 27],
  ['vacant-posts-counted', REGION, 7, 18],
  ['tight-medical-group', '370811', 11, 27],
  ['central-pharmacy-standard', REGION, 5, 30],
  ['county-prescription-review', '370883', 3, 20],
  ['county-prescription-review', '370812', 6, 25],
  ['county-prescription-review', '370828', 9, 4],
  ['hospital-prescription-review', '370883001-1', 3, 12],
  ['hospital-prescription-review', '370812001-1', 5, 28],
  ['hospital-prescription-review', '370828001-1', 8, 20],
  ['referral-rules', REGION, 4, 22],
  ['referral-catalogue', REGION, 7, 30],
  ['unified-recruitment', REGION, 9, 30],
  ['family-doctor-handover', REGION, 8, 14],
  ['tcm-rehabilitation-alliance', REGION, 6, 12],
  ['tcm-rehabilitation-database', REGION, 12, 18],
  ['nishan-forum', REGION, 9, 26],
  ['health-actions-included', REGION, 3, 31],
  ['healthy-shandong-excellent', REGION, 12, 11],
  ['science-works', REGION, 10, 9],
  ['foodborne-pilots', REGION, 8, 7],
  ['employer-grading', REGION, 6, 5],
  ['occupational-monitoring', REGION, 11, 14],
  ['childcare-opinion', REGION, 3, 28],
  ['prenatal-diagnosis-centre', MATERNITY_HOSPITAL, 11, 5],
  ['mother-to-child-certified', REGION, 10, 22],
  ['paediatric-regional-centre', FIRST_PEOPLES_HOSPITAL, 12, 18],
  ['paediatric-specialty', '370883001-1', 8, 26],
  ['child-friendly-hospital', FIRST_PEOPLES_HOSPITAL, 2, 11],
  ['child-friendly-hospital', MATERNITY_HOSPITAL, 3, 6],
  ['indicators-in-plans', REGION, 9, 18],
  ['landmark-projects', REGION, 7, 3],
  ['record-sharing', REGION, 11, 7],
  ['cross-hospital-access', REGION, 10, 31],
  ['ai-scenarios', REGION, 12, 16],
  ['blood-donation-rules', REGION, 6, 14],
  ['medical-dispute-rules', REGION, 9, 10],
  ['private-hospital-review', REGION, 8, 29],
  ['blood-fee-waiver', REGION, 4, 8],
  ['emergency-plans', REGION, 11, 18],
];

/** What is reached in the first days of the year after: made good, and the red stays in the history. */
export const REACHED_LATE: readonly Reached[] = [
  ['prehospital-rules', REGION, 1, 2],
  ['hospital-prescription-review', '370830001-1', 1, 4],
];

/** What is begun and not reached. */
export const BEGUN: readonly Reached[] = [
  ['maternity-centre-level-3', MATERNITY_HOSPITAL, 2, 17],
  ['prevention-treatment-pilot', CDC, 3, 3],
  ['performance-exam-goal', REGION, 1, 15],
  ['reform-brands-promoted', REGION, 5, 20],
  ['reform-demonstration', REGION, 3, 14],
  ['tcm-rehabilitation-centre', REGION, 4, 10],
  ['newborn-rescue-centre', MATERNITY_HOSPITAL, 2, 20],
  ['health-college-accepted', REGION, 1, 8],
];
