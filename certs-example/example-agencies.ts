/** E-document systems of the example, each with the agencies it speaks for; the first agency of each seals with RSA. */
export const EXAMPLE_AGENCIES_BY_SYSTEM = {
  napr: [
    'moj',
    'napr',
    'psda',
    'psh',
    'archives',
    'enforcement',
    'matsne',
    'dga',
    'penitentiary',
    'probation',
    'education',
    'naec',
    'nceqe',
    'moh',
    'ssa',
    'ncdc',
    'idp',
    'nha',
    'labour-inspection',
    'culture',
    'ombudsman',
    'pdps',
    'csb',
    'adjara-council',
  ],
  mia: [
    'mia',
    'patrol',
    'sa',
    'pscc112',
    'ems',
    'security-police',
    'border-police',
    'mia-academy',
    'ssg',
    'mfa',
    'mod',
  ],
  mof: [
    'mof',
    'rs',
    'treasury',
    'fas',
    'mof-investigation',
    'economy',
    'state-property',
    'geostat',
    'tourism',
    'construction',
    'enterprise',
    'competition',
    'procurement',
    'mepa',
    'food',
    'nea',
    'forestry',
    'protected-areas',
    'mrdi',
    'roads',
    'mdf',
    'sao',
    'tbilisi',
  ],
  postal: ['heritage', 'terjola'],
} as const;

/** Codes of the example's e-document systems. */
export const EXAMPLE_SYSTEMS: readonly string[] = Object.keys(EXAMPLE_AGENCIES_BY_SYSTEM);

/** Codes of all agencies of the example. */
export const EXAMPLE_AGENCIES: readonly string[] = Object.values(EXAMPLE_AGENCIES_BY_SYSTEM).flat();

/** Agencies whose seal is RSA-3072 unless the caller says otherwise: the first of each system. */
export const EXAMPLE_RSA_AGENCIES: readonly string[] = Object.values(EXAMPLE_AGENCIES_BY_SYSTEM).map(
  ([first]) => first,
);
